import { insufficient, type Statistic } from '../statistic.ts';
import { assign } from './assignment.ts';

/** What one rater marked on a timeline: from its begin to before its end, in any unit of time. */
export interface Marked {
  readonly category: string;
  readonly start: number;
  readonly end: number;
}

export interface MatchingWish {
  /** The least overlap that counts, above 0 and at most 1. */
  readonly threshold: number;
  /** Whether only spans of one category can match. */
  readonly sameCategory: boolean;
}

export interface Match {
  /** Places among the reference's spans and the other's. */
  readonly reference: number;
  readonly other: number;
  /** Their overlap as a part of what both cover. */
  readonly overlap: number;
}

/** Did two raters mark the same moments? */
export interface Matching {
  readonly matches: readonly Match[];
  /** The part of the other's spans that the reference has too. */
  readonly precision: Statistic;
  /** The part of the reference's spans that the other has too. */
  readonly recall: Statistic;
  /** 2 · matches / all spans. */
  readonly f1: Statistic;
  /** Of the matches. */
  readonly meanOverlap: Statistic;
}

/**
 * Temporal intersection over union. An instant covers nothing: two of them overlap wholly where they are at the same
 * time, and an instant and a stretch not at all.
 */
export function overlapOf(a: Marked, b: Marked): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const covered = Math.max(a.end, b.end) - Math.min(a.start, b.start);
  if (covered === 0) return 1;
  // Where they do not touch, what lies between them is no part of what they cover.
  return shared <= 0 ? 0 : shared / covered;
}

/** More than all overlaps together can weigh, so that the number of matches comes before how good they are. */
function weightsOf(reference: readonly Marked[], other: readonly Marked[], wish: MatchingWish): Float64Array {
  const each = Math.min(reference.length, other.length) + 1;
  const weights = new Float64Array(reference.length * other.length);
  for (const [i, one] of reference.entries()) {
    for (const [j, two] of other.entries()) {
      if (wish.sameCategory && one.category !== two.category) continue;
      const overlap = overlapOf(one, two);
      if (overlap >= wish.threshold) weights[i * other.length + j] = each + overlap;
    }
  }
  return weights;
}

const method = 'optimal one-to-one matching by temporal intersection over union';
const notASample = 'The spans of one recording are no sample: there is no error and no interval.';

/**
 * Matches the spans of two raters one to one: as many pairs as possible that overlap enough, and of those the best. How
 * precision, recall and F1 are told of temporal detection; the matching is the optimal one instead of the greedy, which
 * loses pairs.
 * @throws RangeError unless the threshold is above 0 and at most 1, and every span ends where it begins or later
 */
export function matchSpans(
  reference: readonly Marked[],
  other: readonly Marked[],
  wish: MatchingWish,
): Matching {
  if (!(wish.threshold > 0 && wish.threshold <= 1))
    throw new RangeError('the least overlap that counts is above 0 and at most 1');
  if ([...reference, ...other].some(({ start, end }) => !(end >= start)))
    throw new RangeError('a span ends where it begins or later');
  const columnOf = assign(weightsOf(reference, other, wish), reference.length, other.length);
  const matches = reference.flatMap((one, i): Match[] => {
    const two = other[columnOf[i] ?? -1];
    if (!two || (wish.sameCategory && one.category !== two.category)) return [];
    const overlap = overlapOf(one, two);
    return overlap >= wish.threshold ? [{ reference: i, other: columnOf[i] ?? -1, overlap }] : [];
  });
  const found = matches.length;
  const all = reference.length + other.length;
  const n = { units: all, raters: 2, pairs: found, overlap: found };
  const share = (part: number, whole: number, lacking: string): Statistic =>
    whole === 0
      ? insufficient(lacking, n)
      : { kind: 'estimate', estimate: part / whole, n, method, warnings: [notASample] };
  const overlaps = matches.reduce((sum, { overlap }) => sum + overlap, 0);
  return {
    matches,
    precision: share(found, other.length, 'The other rater marked nothing.'),
    recall: share(found, reference.length, 'The reference marked nothing.'),
    f1: share(2 * found, all, 'Neither of the two marked anything.'),
    meanOverlap: share(overlaps, found, 'No two spans match.'),
  };
}
