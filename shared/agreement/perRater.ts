import { studentQuantile, studentTail } from './distributions.ts';
import { missing, type Ratings } from './ratings.ts';
import { type Basis, insufficient, type Statistic } from './statistic.ts';

/** The mean of values with its standard error and Student's interval; p of a mean of nought where it is asked for. */
function meanWithError(
  values: readonly number[],
  n: Basis,
  says: { method: string; test: boolean },
): Statistic {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const found = { kind: 'estimate', estimate: mean, n, method: says.method } as const;
  if (count < 2) return { ...found, warnings: ['One unit alone has no standard error.'] };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const standardError = Math.sqrt(variance / count);
  if (standardError < 1e-13)
    return { ...found, standardError: 0, ci: [mean, mean], warnings: ['Every unit says the same.'] };
  const reach = studentQuantile(0.975, count - 1) * standardError;
  const tested = says.test ? { p: 2 * studentTail(Math.abs(mean) / standardError, count - 1) } : {};
  return { ...found, standardError, ci: [mean - reach, mean + reach], ...tested, warnings: [] };
}

const scoreAt = ({ codes, categories }: Ratings, at: number) => {
  const code = codes[at] ?? missing;
  return code === missing ? undefined : (categories[code] ?? 0);
};

/** The mean score that a rater gave, in points of the scale. @param rater its place */
export function raterMean(ratings: Ratings, rater: number): Statistic {
  const width = ratings.raters.length;
  const scores = ratings.units
    .map((_, unit) => scoreAt(ratings, unit * width + rater))
    .filter((score) => score !== undefined);
  const n = { units: scores.length, raters: 1, pairs: 0, overlap: 0 };
  if (scores.length === 0) return insufficient('The rater rated nothing.', n);
  return meanWithError(scores, n, { method: 'mean of the scores given', test: false });
}

/**
 * How far a rater scores above the others: the mean, over the units somebody else rated too, of the rater's score less
 * the mean of the others', in points of the scale. @param rater its place
 */
export function biasAgainstOthers(ratings: Ratings, rater: number): Statistic {
  const width = ratings.raters.length;
  const differences: number[] = [];
  let pairs = 0;
  for (let unit = 0; unit < ratings.units.length; unit++) {
    const own = scoreAt(ratings, unit * width + rater);
    if (own === undefined) continue;
    let [sum, others] = [0, 0];
    for (let other = 0; other < width; other++) {
      const score = other === rater ? undefined : scoreAt(ratings, unit * width + other);
      if (score === undefined) continue;
      sum += score;
      others++;
    }
    pairs += others;
    if (others > 0) differences.push(own - sum / others);
  }
  const n = { units: differences.length, raters: width, pairs, overlap: differences.length };
  if (differences.length === 0) return insufficient('Nobody else rated what this rater rated.', n);
  return meanWithError(differences, n, { method: 'mean difference from the others’ mean', test: true });
}
