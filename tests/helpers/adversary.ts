/** Someone who has everything that can be observed of items, and tries to tell some of them from the others. */

/** What was observed of one item: numbers by what was looked at. */
export interface Observed {
  /** Items of one group were handed out together. */
  group: number;
  isSought: boolean;
  seen: Map<string, number>;
}

/** How well a number tells the sought items from the others. */
export interface Told {
  /** The chance that a sought item has the higher number of the two (area under the ROC curve); ties count half. */
  area: number;
  /** Standard errors between that and one half, had the number nothing to say (Mann and Whitney, 1947). */
  errors: number;
}

/** Ranks from 1, ties at their mean. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((value, i) => ({ value, i })).toSorted((a, b) => a.value - b.value);
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (order[to + 1]?.value === order[from]?.value) to++;
    for (let at = from; at <= to; at++) ranks[order[at]?.i ?? 0] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}

/** @param values of every item, in the same order as `sought` */
export function tellApart(values: readonly number[], sought: readonly boolean[]): Told {
  const [positives, all] = [sought.filter(Boolean).length, values.length];
  const negatives = all - positives;
  const ranks = ranksOf(values);
  const sum = ranks.reduce((total, rank, i) => total + (sought[i] ? rank : 0), 0);
  const area = (sum - (positives * (positives + 1)) / 2) / (positives * negatives);
  const ties = [...Map.groupBy(values, (value) => value).values()];
  const correction = ties.reduce((total, { length: n }) => total + n ** 3 - n, 0) / (all * (all - 1));
  const variance = (all + 1 - correction) / (12 * positives * negatives);
  return { area, errors: variance <= 0 ? 0 : Math.abs(area - 0.5) / Math.sqrt(variance) };
}

const namesOf = (items: readonly Observed[]) => [...new Set(items.flatMap(({ seen }) => [...seen.keys()]))];

/** What each kind of observation says by itself, the most telling first. */
export function tellByEach(items: readonly Observed[]): (Told & { what: string })[] {
  const sought = items.map((one) => one.isSought);
  return namesOf(items)
    .map((what) => ({
      what,
      ...tellApart(
        items.map(({ seen }) => seen.get(what) ?? -1),
        sought,
      ),
    }))
    .toSorted((a, b) => b.errors - a.errors);
}

const bins = 8;

/** Which eighth of the items a value falls into, by the edges learnt. */
const binOf = (edges: readonly number[], value: number) => edges.filter((edge) => value > edge).length;

/**
 * What all observations say together: naive Bayes over the eighths of each, learnt on the groups with even numbers and
 * tried on those with odd ones.
 */
export function tellByAll(items: readonly Observed[]): Told {
  const learnt = items.filter(({ group }) => group % 2 === 0);
  const tried = items.filter(({ group }) => group % 2 === 1);
  const rules = namesOf(items).map((what) => {
    const values = learnt.map(({ seen }) => seen.get(what) ?? -1).toSorted((a, b) => a - b);
    const edges = Array.from(
      { length: bins - 1 },
      (_, i) => values[Math.floor(((i + 1) * values.length) / bins)] ?? 0,
    );
    const share = (wanted: boolean, bin: number) => {
      const some = learnt.filter(({ isSought }) => isSought === wanted);
      const hits = some.filter(({ seen }) => binOf(edges, seen.get(what) ?? -1) === bin).length;
      return (hits + 1) / (some.length + bins);
    };
    const weights = Array.from({ length: bins }, (_, bin) => Math.log(share(true, bin) / share(false, bin)));
    return { what, edges, weights };
  });
  const suspicion = tried.map(({ seen }) =>
    rules.reduce(
      (sum, { what, edges, weights }) => sum + (weights[binOf(edges, seen.get(what) ?? -1)] ?? 0),
      0,
    ),
  );
  return tellApart(
    suspicion,
    tried.map(({ isSought }) => isSought),
  );
}
