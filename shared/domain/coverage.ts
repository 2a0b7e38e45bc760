import { z } from 'zod';
import { Id, Milliseconds } from './primitives.ts';

/** A stretch of a recording, milliseconds; the end is not part of it. */
export const Stretch = z
  .strictObject({ startMs: Milliseconds, endMs: Milliseconds })
  .refine(({ startMs, endMs }) => endMs >= startMs, { error: 'the stretch ends before it begins' });
export type Stretch = z.infer<typeof Stretch>;

const mostStretches = 5_000;

/**
 * What a reader has seen of an item of evidence: of a recording the stretches that were played, in order and apart
 * from each other; of anything else nothing but that it was opened.
 */
export const Coverage = z.strictObject({ evidenceId: Id, watched: z.array(Stretch).max(mostStretches) });
export type Coverage = z.infer<typeof Coverage>;

/** Stretches shorter than this that were not played are not worth asking about. */
export const unwatchedToleranceMs = 1_000;

/** The same time in as few stretches as hold it: in order, none touching another, none empty. */
export function unionOf(stretches: readonly Stretch[]): Stretch[] {
  const inOrder = stretches
    .filter(({ startMs, endMs }) => endMs > startMs)
    .toSorted((a, b) => a.startMs - b.startMs);
  const joined: Stretch[] = [];
  for (const { startMs, endMs } of inOrder) {
    const last = joined.at(-1);
    if (last && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs);
    else joined.push({ startMs, endMs });
  }
  return joined;
}

/** Joins stretches across gaps no longer than the tolerance, so that a list never grows past what is kept. */
export function coarsen(stretches: readonly Stretch[], most = mostStretches): Stretch[] {
  let joined = unionOf(stretches);
  for (let tolerance = 1; joined.length > most; tolerance *= 2) {
    const widened = joined.map(({ startMs, endMs }) => ({ startMs, endMs: endMs + tolerance }));
    joined = unionOf(widened).map(({ startMs, endMs }) => ({ startMs, endMs: endMs - tolerance }));
  }
  return joined;
}

/** What of a recording was not played, leaving out what is too short to matter. */
export function unwatched(
  watched: readonly Stretch[],
  durationMs: number,
  toleranceMs = unwatchedToleranceMs,
): Stretch[] {
  const gaps: Stretch[] = [];
  let from = 0;
  for (const { startMs, endMs } of [...unionOf(watched), { startMs: durationMs, endMs: durationMs }]) {
    const until = Math.min(startMs, durationMs);
    if (until - from > toleranceMs) gaps.push({ startMs: from, endMs: until });
    from = Math.max(from, endMs);
  }
  return gaps;
}

/** How much of a recording was played, 0 to 1; 0 where its length is not known. */
export function watchedShare(watched: readonly Stretch[], durationMs: number): number {
  if (durationMs <= 0) return 0;
  const played = unionOf(watched).reduce(
    (sum, { startMs, endMs }) => sum + Math.max(0, Math.min(endMs, durationMs) - startMs),
    0,
  );
  return Math.min(1, played / durationMs);
}
