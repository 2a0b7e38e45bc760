import type { Role } from '#shared/domain/role.ts';
import type { PackSignatureEvent, VerdictReason } from '#shared/exchange/events.ts';
import type { Database } from '../../db/database.ts';
import {
  admitSubmissions,
  type FoundPack,
  findPack,
  forgetEducators,
  forgetMedia,
  insertSignature,
  lockPacks,
} from '../../db/queries/packs.ts';
import type { Reader } from '../../db/queries/people.ts';
import type { Decision } from './judge.ts';

/** What the exchange knows about the pack that is signed, and about whoever signs. */
export interface PackFacts {
  role: Role;
  personId: string;
  pack: FoundPack | undefined;
}

function faultOf(
  { payload, rubricHash }: PackSignatureEvent,
  { role, personId, pack }: PackFacts,
): VerdictReason | null {
  if (role !== 'lead' && role !== 'auditor') return 'role_not_allowed';
  if (!pack) return 'unknown_pack';
  if (pack.proposedBy === personId) return 'own_pack';
  if (pack.signed) return 'pack_settled';
  if (pack.digest !== payload.digest) return 'pack_changed';
  if (payload.verdict === 'returned' && payload.note.trim() === '') return 'payload_invalid';
  return pack.manifest.rubricHash === rubricHash ? null : 'rubric_changed';
}

/** What becomes of a word on a pack: it counts from a second person, once, and about what stands there. */
export function judgePack(event: PackSignatureEvent, facts: PackFacts): Decision {
  const reason = faultOf(event, facts);
  return { verdict: reason === null ? 'accepted' : 'rejected', reason };
}

export async function packFacts(
  tx: Database,
  { role, personId }: Reader,
  { payload }: PackSignatureEvent,
): Promise<PackFacts> {
  await lockPacks(tx);
  return { role, personId, pack: await findPack(tx, payload.packId) };
}

/**
 * Keeps an accepted word. Where it accepts the pack, its submissions wait to be dealt; where it returns it, the exchange
 * forgets who handed them in, and the files.
 * @returns the digests of files to forget, once the transaction is done
 */
export async function keepPackSignature(
  tx: Database,
  { event, pack, reader }: { event: PackSignatureEvent; pack: FoundPack; reader: Reader },
  at: Date,
): Promise<string[]> {
  const { signatureId, packId, verdict, note } = event.payload;
  await insertSignature(tx, {
    ...{ id: signatureId, eventId: event.eventId, packId },
    ...{ personId: reader.personId, verdict, note, at },
  });
  if (verdict === 'accepted') await admitSubmissions(tx, pack);
  await forgetEducators(tx, packId);
  return verdict === 'returned' ? await forgetMedia(tx, pack) : [];
}
