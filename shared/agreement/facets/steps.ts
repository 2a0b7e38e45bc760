/** Logits: no step is longer, so that the first rounds do not run away. */
const longestStep = 1;

/** A step, no longer than one may be. */
export const limited = (step: number): number => Math.max(-longestStep, Math.min(longestStep, step));

/** Shifts values so that the mean of those in use is nought. @returns by how much they were shifted */
export function centre(values: Float64Array, used: Iterable<number>): number {
  const places = [...used];
  const mean = places.reduce((sum, place) => sum + (values[place] ?? 0), 0) / places.length;
  for (const place of places) values[place] = (values[place] ?? 0) - mean;
  return mean;
}

/** Logits: no score is so sure. */
const furthest = 25;

/** Whether measures have run away: nothing in the scores holds them. */
export function isUnbounded(all: readonly Float64Array[]): boolean {
  return all.some((values) => values.some((value) => Math.abs(value) > furthest));
}
