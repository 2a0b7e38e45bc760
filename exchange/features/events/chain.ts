import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Id, Sha256 } from '#shared/domain/primitives.ts';
import { canonicalJson } from '#shared/exchange/canonicalJson.ts';
import { Signature, type VerdictReason } from '#shared/exchange/events.ts';
import { genesisHash, verifyValue } from '#shared/exchange/signing.ts';
import type { Reader } from '../../db/queries/people.ts';

/** What places an event in a chain, whatever it says. */
const Link = z.looseObject({
  eventId: Id,
  deviceId: Id,
  author: Id,
  seq: z.int().min(1).max(2_147_483_647),
  prevHash: Sha256,
  signature: Signature,
});

/** An event as it came: its place in the chain where it has one, and its exact text. */
export interface Arrival {
  eventId: string;
  seq: number;
  raw: Record<string, unknown>;
  text: string;
  hash: string;
  prevHash: string;
  /** Why it cannot stand in this device's chain at all, whatever came before it. */
  fault: VerdictReason | null;
}

function faultOf(raw: Record<string, unknown>, reader: Reader): VerdictReason | null {
  const link = Link.safeParse(raw).data;
  if (link === undefined) return 'payload_invalid';
  if (link.deviceId !== reader.deviceId || link.author !== reader.personId) return 'author_mismatch';
  const { signature, ...unsigned } = link;
  return verifyValue(unsigned, signature, reader.publicKey) ? null : 'signature_invalid';
}

/** The text that is hashed and kept; undefined for JSON that has no canonical form, such as half a character. */
function canonicalText(raw: Record<string, unknown>): string | undefined {
  try {
    return canonicalJson(raw);
  } catch {
    return undefined;
  }
}

/** Reads an event's place in the chain, checks whose it is and its signature. */
export function arrivalOf(
  raw: Record<string, unknown> & { eventId: string; seq: number },
  reader: Reader,
): Arrival {
  const canonical = canonicalText(raw);
  const text = canonical ?? JSON.stringify(raw);
  return {
    eventId: raw.eventId,
    seq: raw.seq,
    raw,
    text,
    // The same as `eventHash`, without making the text twice.
    hash: createHash('sha256').update(text, 'utf8').digest('hex'),
    prevHash: typeof raw.prevHash === 'string' ? raw.prevHash : '',
    fault: canonical === undefined ? 'payload_invalid' : faultOf(raw, reader),
  };
}

/** The end of a device's chain. */
export interface ChainHead {
  seq: number;
  hash: string;
}

export const emptyChain: ChainHead = { seq: 0, hash: genesisHash };

/** Whether a sequence number is skipped, after the stored ones and within the request itself. */
export function hasGap(head: ChainHead, arrivals: readonly Pick<Arrival, 'seq'>[]): boolean {
  let next = head.seq + 1;
  for (const { seq } of arrivals) {
    if (seq > next) return true;
    if (seq === next) next++;
  }
  return false;
}

/** Whether the event is the next link: what does not follow the head, by number and by hash, is a fork. */
export function follows(head: ChainHead, arrival: Pick<Arrival, 'seq' | 'prevHash'>): boolean {
  return arrival.seq === head.seq + 1 && arrival.prevHash === head.hash;
}
