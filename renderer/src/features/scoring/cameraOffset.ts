import type { CameraOffset } from '#shared/contract/scoring.ts';

/** Offsets of the recordings of a submission, by evidence, each against one time that they have in common. */
export type Offsets = ReadonlyMap<string, number>;

export function offsetsOf(kept: readonly CameraOffset[]): Offsets {
  return new Map(kept.map(({ evidenceId, offsetMs }) => [evidenceId, offsetMs]));
}

/** How far the second runs ahead of the first: its time is the first's plus this. */
export function offsetBetween(offsets: Offsets, firstId: string, secondId: string): number {
  return (offsets.get(secondId) ?? 0) - (offsets.get(firstId) ?? 0);
}

/** What is to be kept of the second so that it stands so to the first, whichever of them is shown as the first. */
export function keptOffset(
  offsets: Offsets,
  { firstId, secondId }: { firstId: string; secondId: string },
  betweenMs: number,
): CameraOffset {
  return { evidenceId: secondId, offsetMs: Math.round(betweenMs + (offsets.get(firstId) ?? 0)) };
}
