import { normalTail } from './distributions.ts';
import type { Estimate } from './statistic.ts';

/** The levels of agreement that authors have named, with the value each begins at, from the lowest. */
export const benchmarkScales = {
  'Landis and Koch 1977': [
    ['poor', -1],
    ['slight', 0],
    ['fair', 0.2],
    ['moderate', 0.4],
    ['substantial', 0.6],
    ['almost perfect', 0.8],
  ],
  'Fleiss 1981': [
    ['poor', -1],
    ['fair to good', 0.4],
    ['excellent', 0.75],
  ],
  'Altman 1991': [
    ['poor', -1],
    ['fair', 0.2],
    ['moderate', 0.4],
    ['good', 0.6],
    ['very good', 0.8],
  ],
} as const;
export type BenchmarkScale = keyof typeof benchmarkScales;

export interface Benchmark {
  /** The highest level that the true value reaches with the certainty asked for. */
  readonly level: string;
  /** How certain it is that it reaches that level. */
  readonly certainty: number;
  /** The level the estimate itself lies in, whatever its error. */
  readonly bare: string;
}

/**
 * The level of agreement that can be claimed in spite of the sampling error, instead of the one the bare number lies in.
 * The probability of each level is that of a normal distribution around the estimate, cut off at −1 and 1; from the
 * highest level down they are added up until the certainty is reached. Gwet, Handbook of Inter-Rater Reliability, 4th ed.
 * (2014), ch. 6.
 * @param certainty wanted, above 0 and below 1
 * @returns undefined where the estimate has no standard error or one of 0
 */
export function benchmarkOf(
  { estimate, standardError }: Estimate,
  scale: BenchmarkScale,
  certainty = 0.95,
): Benchmark | undefined {
  if (standardError === undefined || standardError === 0) return undefined;
  const levels = benchmarkScales[scale];
  const above = (value: number) => normalTail((value - estimate) / standardError);
  const [all, beyond] = [above(-1) - above(1), above(1)];
  const from = levels.map(([level, begins]) => ({ level, begins, reached: (above(begins) - beyond) / all }));
  const bare = from.findLast(({ begins }) => estimate >= begins) ?? from[0];
  const claimed = from.findLast(({ reached }) => reached >= certainty) ?? from[0];
  if (!bare || !claimed) return undefined;
  return { level: claimed.level, certainty: claimed.reached, bare: bare.level };
}
