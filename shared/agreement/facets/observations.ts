/** What can be scored higher or lower: what was handed in, who scored it, and on what. */
export const facetNames = ['submission', 'rater', 'criterion'] as const;
export type FacetName = (typeof facetNames)[number];

/** Scores as typed arrays: the places of submission, rater and criterion, and the place of the score on the scale. */
export interface Observations {
  readonly submission: Int32Array;
  readonly rater: Int32Array;
  readonly criterion: Int32Array;
  /** 0 for the lowest score point. */
  readonly score: Int16Array;
}

/** How many elements a facet has: one more than the highest place. */
export const sizeOf = (places: Int32Array) => places.reduce((most, place) => Math.max(most, place), -1) + 1;

/** @returns the observations that are kept */
export function kept(all: Observations, keep: (at: number) => boolean): Observations {
  const places = Int32Array.from(all.score.keys()).filter(keep);
  const pick = (values: Int32Array) => Int32Array.from(places, (at) => values[at] ?? 0);
  return {
    submission: pick(all.submission),
    rater: pick(all.rater),
    criterion: pick(all.criterion),
    score: Int16Array.from(places, (at) => all.score[at] ?? 0),
  };
}

/** An element all of whose scores are the lowest, or the highest: its measure is infinite. */
export interface Extreme {
  readonly facet: FacetName;
  readonly place: number;
  readonly at: 'lowest' | 'highest';
}

function extremesIn(all: Observations, facet: FacetName, topOf: (at: number) => number): Extreme[] {
  const size = sizeOf(all[facet]);
  const [most, sum] = [new Float64Array(size), new Float64Array(size)];
  for (let at = 0; at < all.score.length; at++) {
    const place = all[facet][at] ?? 0;
    most[place] = (most[place] ?? 0) + topOf(at);
    sum[place] = (sum[place] ?? 0) + (all.score[at] ?? 0);
  }
  return Array.from(most.keys()).flatMap((place): Extreme[] => {
    const [could, scored] = [most[place] ?? 0, sum[place] ?? 0];
    if (could === 0 || (scored > 0 && scored < could)) return [];
    return [{ facet, place, at: scored === 0 ? 'lowest' : 'highest' }];
  });
}

/**
 * Takes out what has no finite measure, until nothing more has none: taking one out may make others extreme.
 * @param topOn the highest score point on a criterion
 */
export function withoutExtremes(
  all: Observations,
  topOn: (criterion: number) => number,
): { rest: Observations; extremes: Extreme[] } {
  let rest = all;
  const extremes: Extreme[] = [];
  for (;;) {
    const found = facetNames.flatMap((facet) =>
      extremesIn(rest, facet, (at) => topOn(rest.criterion[at] ?? 0)),
    );
    if (found.length === 0) return { rest, extremes };
    extremes.push(...found);
    const out = new Set(found.map(({ facet, place }) => `${facet} ${place}`));
    const { submission, rater, criterion } = rest;
    const isOut = (facet: FacetName, place: number | undefined) => out.has(`${facet} ${place}`);
    rest = kept(
      rest,
      (at) =>
        !isOut('submission', submission[at]) &&
        !isOut('rater', rater[at]) &&
        !isOut('criterion', criterion[at]),
    );
  }
}

/**
 * Which elements of one facet can be compared through those of another: those that share one, and so on. Two groups that
 * share none can be shifted against each other without any score telling.
 * @returns for each element of the first facet the group it is in, from 0; −1 where it was never scored
 */
export function groupsOf(all: Observations, [one, other]: readonly [FacetName, FacetName]): Int32Array {
  const size = sizeOf(all[one]);
  const parent = Int32Array.from({ length: size + sizeOf(all[other]) }, (_, i) => i);
  const find = (node: number): number => {
    let root = node;
    while (parent[root] !== root) root = parent[root] ?? root;
    for (let at = node; at !== root; ) {
      const next = parent[at] ?? root;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const groups = new Int32Array(size).fill(-1);
  for (let at = 0; at < all.score.length; at++)
    parent[find(all[one][at] ?? 0)] = find(size + (all[other][at] ?? 0));
  const names = new Map<number, number>();
  for (const place of new Set(all[one])) {
    const root = find(place);
    if (!names.has(root)) names.set(root, names.size);
    groups[place] = names.get(root) ?? 0;
  }
  return groups;
}
