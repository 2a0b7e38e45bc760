import { benchmarkOf } from '#shared/agreement/benchmark.ts';
import { unitsForWidth } from '#shared/agreement/planning.ts';
import type { Statistic } from '#shared/agreement/statistic.ts';

/** What can be said of a coefficient in plain words. */
export type PlainReading =
  | { kind: 'nothing'; reason: string }
  | { kind: 'claim'; level: string; bare: string | undefined; units: number | undefined };

const wantedWidth = 0.2;

/**
 * The level that can be claimed with 95 % certainty, by Gwet's probabilistic benchmarking, and what cannot.
 * `units`: how many submissions would give an interval of 0.2, where there are too few.
 */
export function plainReading(statistic: Statistic): PlainReading {
  if (statistic.kind === 'insufficient') return { kind: 'nothing', reason: statistic.reason };
  const found = benchmarkOf(statistic, 'Landis and Koch 1977');
  if (found === undefined)
    return { kind: 'nothing', reason: statistic.warnings[0] ?? 'The estimate has no standard error.' };
  const needed = unitsForWidth(statistic, wantedWidth);
  return {
    kind: 'claim',
    level: found.level,
    bare: found.bare === found.level ? undefined : found.bare,
    units: needed !== undefined && needed > statistic.n.units ? needed : undefined,
  };
}
