import { studentQuantile } from './distributions.ts';
import type { Estimate } from './statistic.ts';

/** More than anyone would ever double-score. */
const mostUnits = 10_000_000;

/**
 * How many units, rated as those of a pilot were, give a 95 % interval of a width: the standard error falls with the
 * square root of the units, and Student's quantile with their number (Gwet 2014, ch. 6).
 * @param pilot an estimate with its standard error @param width of the whole interval, above 0
 * @returns the smallest number, 3 at least; undefined where the pilot has no error, or no number up to ten million will do
 * @throws RangeError unless the width is above 0
 */
export function unitsForWidth({ standardError, n }: Estimate, width: number): number | undefined {
  if (!(width > 0)) throw new RangeError('the width of an interval is above 0');
  if (standardError === undefined || standardError === 0) return undefined;
  const spread = standardError * Math.sqrt(n.units);
  const widthOf = (units: number) => (2 * studentQuantile(0.975, units - 1) * spread) / Math.sqrt(units);
  if (widthOf(mostUnits) > width) return undefined;
  let [low, high] = [2, mostUnits];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (widthOf(middle) <= width) high = middle;
    else low = middle;
  }
  return high;
}
