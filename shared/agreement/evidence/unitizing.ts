import { type Basis, insufficient, type Statistic } from '../statistic.ts';
import type { Marked } from './matching.ts';
import { type Continuum, eachMeeting, lastingOf, lengthOf, type Segment, segmentsOf } from './segments.ts';

export interface Unitizing {
  /** Over all categories: 1 − Σ Do / Σ De. */
  readonly all: Statistic;
  readonly byCategory: ReadonlyMap<string, Statistic>;
}

const isUnit = ({ category }: Segment) => category !== undefined;

/** How far two segments differ: the squares of their ends apart, or of the length of a unit that lies in a gap. */
function difference(one: Segment, two: Segment): number {
  if (isUnit(one) && isUnit(two))
    return one.begin < two.end && two.begin < one.end
      ? (one.begin - two.begin) ** 2 + (one.end - two.end) ** 2
      : 0;
  if (isUnit(one)) return one.begin >= two.begin && one.end <= two.end ? (one.end - one.begin) ** 2 : 0;
  if (isUnit(two)) return two.begin >= one.begin && two.end <= one.end ? (two.end - two.begin) ** 2 : 0;
  return 0;
}

function differencesOf(ours: readonly Segment[], theirs: readonly Segment[]): number {
  let sum = 0;
  eachMeeting(ours, theirs, (one, two) => {
    sum += difference(one, two);
  });
  return sum;
}

function observed(raters: readonly Segment[][], length: number): number {
  let sum = 0;
  for (const [at, ours] of raters.entries())
    for (const theirs of raters.slice(at + 1)) sum += 2 * differencesOf(ours, theirs);
  return sum / (raters.length * (raters.length - 1) * length ** 2);
}

/** What would differ if the units of all raters lay anywhere (Krippendorff 2004, eq. for the expected disagreement). */
function expected(raters: readonly Segment[][], length: number): number {
  const all = raters.flat();
  const units = all.filter(isUnit);
  const gaps = all.filter((one) => !isUnit(one)).map(({ begin, end }) => end - begin);
  const whole = raters.length * length;
  let [above, below] = [0, whole * (whole - 1)];
  for (const { begin, end } of units) {
    const l = end - begin;
    const inGaps = gaps.reduce((sum, gap) => sum + Math.max(0, gap - l + 1), 0);
    above += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * inGaps;
    below -= l * (l - 1);
  }
  return below === 0 ? 0 : ((2 / length) * above) / below;
}

const method = 'Krippendorff 1995, 2004: unitizing alpha';

interface Disagreement {
  readonly observed: number;
  readonly expected: number;
}

function alphaOf(found: readonly Disagreement[], n: Basis, warnings: readonly string[]): Statistic {
  const [seen, chance] = [
    found.reduce((sum, one) => sum + one.observed, 0),
    found.reduce((sum, one) => sum + one.expected, 0),
  ];
  if (n.raters < 2) return insufficient('Only one rater marked anything: there is nothing to compare.', n);
  if (chance === 0) return insufficient('Nothing was marked, or everything by everybody.', n);
  return { kind: 'estimate', estimate: 1 - seen / chance, n, method, warnings };
}

/**
 * Krippendorff's unitizing alpha: whether raters marked the same stretches, by their lengths and places, for each category
 * and over all. Krippendorff, Sociological Methodology 25 (1995) 47–76; Content Analysis, 2nd ed. (2004), § 11.6.
 * Instants have no length and are left out, with a warning.
 * @throws RangeError as told of segments, and unless the continuum has a whole length
 */
export function unitizingAlpha(
  raters: ReadonlyMap<string, readonly Marked[]>,
  continuum: Continuum,
): Unitizing {
  const length = lengthOf(continuum);
  const { raters: spans, warnings } = lastingOf(raters);
  const all = spans.flat();
  const basis = (of: readonly Marked[]): Basis => ({
    units: of.length,
    raters: raters.size,
    pairs: 0,
    overlap: 0,
  });
  const disagreements = new Map<string, Disagreement>();
  for (const category of [...new Set(all.map((span) => span.category))].toSorted()) {
    const segments = spans.map((marked) =>
      segmentsOf(
        marked.filter((span) => span.category === category),
        continuum,
      ),
    );
    const seen = raters.size < 2 ? 0 : observed(segments, length);
    disagreements.set(category, { observed: seen, expected: expected(segments, length) });
  }
  const byCategory = [...disagreements].map(([category, found]) => {
    const n = basis(all.filter((span) => span.category === category));
    return [category, alphaOf([found], n, warnings)] as const;
  });
  return {
    all: alphaOf([...disagreements.values()], basis(all), warnings),
    byCategory: new Map(byCategory),
  };
}
