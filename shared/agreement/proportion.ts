import { normalQuantile } from './distributions.ts';

/** So many of so many. */
export interface Count {
  count: number;
  of: number;
}

/** A share between 0 and 1 with the ends of its 95 % interval. */
export interface Share {
  value: number;
  low: number;
  high: number;
}

const z = normalQuantile(0.975);

/**
 * A share with its 95 % score interval (Wilson, Journal of the American Statistical Association 22 (1927) 209–212), which
 * stays inside of 0 and 1 also for few cases and for none or all of them.
 * @returns undefined where there is nothing to count among
 * @throws RangeError unless the count is from 0 to the whole
 */
export function shareOf({ count, of }: Count): Share | undefined {
  if (count < 0 || count > of) throw new RangeError('a part is not more than the whole');
  if (of === 0) return undefined;
  const value = count / of;
  const spread = z * z;
  const middle = (count + spread / 2) / (of + spread);
  const half = (z / (of + spread)) * Math.sqrt((count * (of - count)) / of + spread / 4);
  return { value, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
