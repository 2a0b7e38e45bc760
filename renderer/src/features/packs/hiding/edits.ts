import { newId } from '#shared/domain/primitives.ts';
import {
  type Cover,
  type CoverKey,
  isFace,
  mostKeys,
  type Redaction,
  type Silence,
} from '#shared/domain/redaction.ts';
import type { Box } from '../../../sheets/box.ts';

interface Range {
  startMs: number;
  endMs: number;
}

/** What a person drew or moved is hers, and stays when faces are looked for again. */
function byHand(cover: Cover): Cover {
  const { face: _, ...own } = cover;
  return own;
}

/** Keys nearer than this are one: no frame lies between them. */
const sameMs = 15;

/** The least that can be marked: a frame or two. */
const leastMs = 40;

function within({ startMs, endMs }: Range, durationMs: number): Range {
  const start = Math.round(Math.min(Math.max(startMs, 0), Math.max(durationMs - leastMs, 0)));
  const end = Math.round(Math.min(Math.max(endMs, start + leastMs), Math.max(durationMs, start + leastMs)));
  return { startMs: start, endMs: end };
}

/** A cover from a moment to the end: what is hidden for too long does no harm. */
export function coverFrom(box: Box, ms: number, durationMs: number): Cover {
  const range = within({ startMs: ms, endMs: durationMs }, durationMs);
  return { kind: 'cover', id: newId(), ...range, look: 'solid', keys: [{ ms: range.startMs, ...box }] };
}

export function silenceOf(range: Range, durationMs: number): Silence {
  return { kind: 'silence', id: newId(), ...within(range, durationMs), how: 'bleep' };
}

/** The cover with another place at a moment; between its places it goes in a straight line. */
export function placedAt(cover: Cover, ms: number, box: Box): Cover {
  const key: CoverKey = { ms: Math.round(ms), ...box };
  const others = cover.keys.filter((other) => Math.abs(other.ms - key.ms) > sameMs);
  const keys = [...others, key].toSorted((a, b) => a.ms - b.ms);
  // Full: what is put now counts, the nearest other gives way.
  if (keys.length > mostKeys) {
    const nearest = others.toSorted((a, b) => Math.abs(a.ms - key.ms) - Math.abs(b.ms - key.ms))[0];
    return { ...byHand(cover), keys: keys.filter((other) => other !== nearest) };
  }
  return { ...byHand(cover), keys };
}

/** The ids of what goes with it when it is taken back: the other covers of a face that was found. */
export function ofSameFace(redaction: Redaction, redactions: readonly Redaction[]): string[] {
  const track = redaction.kind === 'cover' ? redaction.face?.track : undefined;
  if (track === undefined) return [redaction.id];
  return redactions.flatMap((one) => (one.kind === 'cover' && one.face?.track === track ? [one.id] : []));
}

/** How all faces that were found are hidden, where it is the same for all of them. */
export function lookOfFaces(redactions: readonly Redaction[]): Cover['look'] | undefined {
  const looks = new Set(redactions.flatMap((one) => (isFace(one) ? [one.look] : [])));
  return looks.size === 1 ? [...looks][0] : undefined;
}

/** The same for another stretch of time; where the cover is does not change with it. */
export function during(redaction: Redaction, range: Range, durationMs: number): Redaction {
  const own = redaction.kind === 'cover' ? byHand(redaction) : redaction;
  return { ...own, ...within(range, durationMs) };
}

/** By time, so that a list of them reads as the recording goes. */
export function inOrder(redactions: readonly Redaction[]): Redaction[] {
  return redactions.toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
}

/** A name is said about where the captions have it; a little more on both sides. */
const nameMarginMs = 300;

export function silenceFor({ startMs, endMs }: Range, durationMs: number): Silence {
  return silenceOf({ startMs: startMs - nameMarginMs, endMs: endMs + nameMarginMs }, durationMs);
}

/** Whether nothing can be understood there: the middle of it is bleeped or muted. */
export function isSilenced({ startMs, endMs }: Range, redactions: readonly Redaction[]): boolean {
  const middle = (startMs + endMs) / 2;
  return redactions.some(
    (one) => one.kind === 'silence' && one.how !== 'mask' && one.startMs <= middle && one.endMs >= middle,
  );
}
