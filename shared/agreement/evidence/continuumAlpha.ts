import { type Basis, insufficient, type Statistic } from '../statistic.ts';
import type { Marked } from './matching.ts';
import { type Continuum, eachMeeting, lastingOf, lengthOf, type Segment, segmentsOf } from './segments.ts';

export interface CategoryAlpha {
  /** (k)uα: of the intersections of this category with any other. */
  readonly alpha: Statistic;
  /** The part of what was marked so that somebody else marked too, 0 to 1. */
  readonly coverage: number;
}

/** The family of 2016: one timeline, cut by each rater into marked pieces and gaps. */
export interface ContinuumAlpha {
  /** uα: where the pieces lie and what they are called, gaps included. */
  readonly all: Statistic;
  /** |uα: only what was marked and what was not. */
  readonly relevance: Statistic;
  /** cuα: only what it was called, where both marked something. */
  readonly coding: Statistic;
  readonly byCategory: ReadonlyMap<string, CategoryAlpha>;
}

/** Lengths that meet, by two categories; a gap is undefined. Symmetrical. */
class Coincidences {
  readonly #cells = new Map<string | undefined, Map<string | undefined, number>>();

  add(one: string | undefined, two: string | undefined, length: number): void {
    const row = this.#cells.get(one) ?? new Map<string | undefined, number>();
    this.#cells.set(one, row.set(two, (row.get(two) ?? 0) + length));
  }
  get categories(): (string | undefined)[] {
    return [...this.#cells.keys()];
  }
  of(one: string | undefined, two: string | undefined): number {
    return this.#cells.get(one)?.get(two) ?? 0;
  }
  /** With each of these categories, together. */
  margin(one: string | undefined, others: readonly (string | undefined)[]): number {
    return others.reduce((sum, other) => sum + this.of(one, other), 0);
  }
}

/** What a category meets itself with by being one rater's: it is not pairable, and is taken from what chance expects. */
class Own {
  readonly #of = new Map<string | undefined, number>();
  #all = 0;

  add(category: string | undefined, amount: number): void {
    this.#of.set(category, this.of(category) + amount);
    this.#all += amount;
  }
  of(category: string | undefined): number {
    return this.#of.get(category) ?? 0;
  }
  get all(): number {
    return this.#all;
  }
}

interface Counted {
  readonly observed: Coincidences;
  /** Of whole timelines: a marked piece is one, and cannot be cut; a gap is as many as it is long. */
  readonly own: Own;
  /** Of what of a marked piece somebody else marked too. */
  readonly ownMarked: Own;
}

function counted(raters: readonly Segment[][]): Counted {
  const [observed, own, ownMarked] = [new Coincidences(), new Own(), new Own()];
  const others = raters.length - 1;
  for (const [at, ours] of raters.entries()) {
    for (const { begin, end, category } of ours)
      own.add(category, category === undefined ? end - begin : (end - begin) ** 2);
    for (const theirs of raters.filter((_, other) => other !== at)) {
      const met = new Map<Segment, number>();
      eachMeeting(ours, theirs, (one, two) => {
        const length = Math.min(one.end, two.end) - Math.max(one.begin, two.begin);
        observed.add(one.category, two.category, length / others);
        if (one.category !== undefined && two.category !== undefined)
          met.set(one, (met.get(one) ?? 0) + length);
      });
      for (const [{ category }, length] of met) ownMarked.add(category, length ** 2 / others);
    }
  }
  return { observed, own, ownMarked };
}

/** What chance expects of the coincidence of categories, from their lengths (2016, eq. 4 and 10). */
function expectation(observed: Coincidences, own: Own, categories: readonly (string | undefined)[]) {
  const margins = new Map(categories.map((category) => [category, observed.margin(category, categories)]));
  const whole = [...margins.values()].reduce((sum, margin) => sum + margin, 0);
  const below = whole ** 2 - own.all;
  const of = (one: string | undefined, two: string | undefined): number => {
    const alone = one === two ? own.of(one) : 0;
    return below === 0 ? 0 : (whole * ((margins.get(one) ?? 0) * (margins.get(two) ?? 0) - alone)) / below;
  };
  return { margins, of };
}

const method = 'Krippendorff, Mathet, Bouvry & Widlöcher 2016';

interface Told {
  readonly n: Basis;
  readonly warnings: readonly string[];
}

function alphaOf(observed: number, expected: number, lacking: string, { n, warnings }: Told): Statistic {
  // Sums of lengths divided by raters: less than this is rounding.
  if (expected < 1e-9) return insufficient(lacking, n);
  return { kind: 'estimate', estimate: 1 - observed / expected, n, method, warnings };
}

/** What differs of all, by what is there and by what chance expects. */
function differing(observed: Coincidences, own: Own, categories: readonly (string | undefined)[]) {
  const { margins, of } = expectation(observed, own, categories);
  let [seen, chance] = [0, 0];
  for (const one of categories)
    for (const two of categories)
      if (one !== two) {
        seen += observed.of(one, two);
        chance += of(one, two);
      }
  return { seen, chance, margins, of };
}

function byCategory({ observed, ownMarked }: Counted, named: readonly string[], told: Told) {
  const { margins, of } = expectation(observed, ownMarked, named);
  const everything = observed.categories;
  return new Map(
    named.map((category): [string, CategoryAlpha] => {
      const shared = margins.get(category) ?? 0;
      const expected = named.reduce((sum, other) => sum + of(other, category), 0);
      const chance = expected - of(category, category);
      const seen = shared === 0 ? 0 : (expected * (shared - observed.of(category, category))) / shared;
      const lacking =
        shared === 0
          ? 'Nobody else marked anything where this was marked.'
          : 'Nothing else was marked where two marked something.';
      const alpha = alphaOf(seen, shared === 0 ? 0 : chance, lacking, told);
      return [category, { alpha, coverage: shared / observed.margin(category, everything) }];
    }),
  );
}

/**
 * The unitizing alphas of Krippendorff, Mathet, Bouvry & Widlöcher, Quality & Quantity 50 (2016) 2347–2364, for two
 * raters and more: by lengths of the timeline that two raters cut alike. Spans of one rater must not overlap, whatever
 * their categories. Instants are left out, with a warning.
 * @throws RangeError where spans of one rater overlap or leave the continuum, or a time is not whole
 */
export function continuumAlpha(
  raters: ReadonlyMap<string, readonly Marked[]>,
  continuum: Continuum,
): ContinuumAlpha {
  lengthOf(continuum);
  const { raters: spans, warnings } = lastingOf(raters);
  const segments = spans.map((marked) => segmentsOf(marked, continuum));
  const told = { n: { units: spans.flat().length, raters: raters.size, pairs: 0, overlap: 0 }, warnings };
  const none = (reason: string): ContinuumAlpha => {
    const lacking = insufficient(reason, told.n);
    return { all: lacking, relevance: lacking, coding: lacking, byCategory: new Map() };
  };
  if (raters.size < 2) return none('Only one rater marked anything: there is nothing to compare.');
  const count = counted(segments);
  const categories = count.observed.categories;
  const named = categories.filter((category) => category !== undefined).toSorted();
  if (named.length === 0) return none('Nothing was marked.');
  const whole = differing(count.observed, count.own, categories);
  const gaps = named.reduce((sum, category) => sum + whole.of(undefined, category), 0);
  const marked = differing(count.observed, count.ownMarked, named);
  return {
    all: alphaOf(whole.seen, whole.chance, 'Everything was marked, and called the same.', told),
    relevance: alphaOf(
      count.observed.margin(undefined, named),
      gaps,
      'Everything was marked by everybody.',
      told,
    ),
    coding: alphaOf(
      marked.seen,
      marked.chance,
      'Where two marked something there is one category: there is nothing to tell apart.',
      told,
    ),
    byCategory: byCategory(count, named, told),
  };
}
