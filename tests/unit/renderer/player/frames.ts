import fc from 'fast-check';
import type { FrameTimes } from '#shared/domain/frameTimes.ts';

/** Frame times in ticks of 1/90000 s from the distances between them. */
export function timesOf(distances: readonly number[], first = 0): FrameTimes {
  const ticks = new Float64Array(distances.length + 1);
  ticks[0] = first;
  distances.forEach((distance, i) => {
    ticks[i + 1] = (ticks[i] ?? 0) + distance;
  });
  return { timescale: 90_000, ticks };
}

/** Frames that come unevenly, from 500 a second to one in two seconds. */
export const anyTimes: fc.Arbitrary<FrameTimes> = fc
  .tuple(fc.array(fc.integer({ min: 180, max: 180_000 }), { minLength: 1, maxLength: 200 }), fc.nat(90_000))
  .map(([distances, first]) => timesOf(distances, first));
