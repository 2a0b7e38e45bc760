import { missing, type Ratings } from './ratings.ts';

/** Mean squares of a complete table of units × raters, and what they came from. */
export interface MeanSquares {
  readonly n: number;
  readonly k: number;
  readonly units: number;
  readonly raters: number;
  readonly error: number;
  /** Within units: raters and error together. */
  readonly within: number;
}

/** @param ratings complete: every rater rated every unit; the score points of the scale are the values */
export function meanSquaresOf({ units, raters, codes, categories }: Ratings): MeanSquares {
  const [n, k] = [units.length, raters.length];
  const values = Float64Array.from(codes, (code) => categories[code] ?? 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [byUnit, byRater] = [new Float64Array(n), new Float64Array(k)];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    const [unit, rater] = [Math.floor(at / k), at % k];
    byUnit[unit] = (byUnit[unit] ?? 0) + (value - mean) / k;
    byRater[rater] = (byRater[rater] ?? 0) + (value - mean) / n;
  }
  let [rest, inside] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    const ofUnit = value - mean - (byUnit[Math.floor(at / k)] ?? 0);
    inside += ofUnit ** 2;
    rest += (ofUnit - (byRater[at % k] ?? 0)) ** 2;
  }
  const squares = (deviations: Float64Array) => deviations.reduce((sum, value) => sum + value ** 2, 0);
  return {
    n,
    k,
    units: (k * squares(byUnit)) / (n - 1),
    raters: (n * squares(byRater)) / (k - 1),
    error: rest / ((n - 1) * (k - 1)),
    within: inside / (n * (k - 1)),
  };
}

/** @returns the scores of a rater over all units, by the scale's score points @throws RangeError where one is missing */
export function scoresOf({ units, raters, codes, categories }: Ratings, rater: number): Float64Array {
  return Float64Array.from(units, (_, unit) => {
    const code = codes[unit * raters.length + rater] ?? missing;
    if (code === missing) throw new RangeError(`unit ${unit + 1} was not rated by rater ${rater + 1}`);
    return categories[code] ?? 0;
  });
}
