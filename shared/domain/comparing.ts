import { type Random, shuffled } from '../agreement/random.ts';

/** Two submissions of which one was found to show more. */
export interface Compared {
  better: string;
  worse: string;
}

const met = (one: string, other: string, { better, worse }: Compared) =>
  (one === better && other === worse) || (one === worse && other === better);

/**
 * The pair that somebody is asked next: of the submissions that were compared least, with the one that it was compared
 * with least, by lot where several are. It is not chosen by what the comparisons say: that would make their reliability
 * look better than it is (Bramley, Investigating the reliability of Adaptive Comparative Judgment (2015)).
 * @param all what everybody said
 * @param own what this person said: nobody is asked twice
 * @returns undefined where this person has compared every pair
 */
export function nextPair(
  submissionIds: readonly string[],
  { all, own }: { all: readonly Compared[]; own: readonly Compared[] },
  random: Random,
): [string, string] | undefined {
  const order = shuffled(submissionIds, random);
  const times = new Map(order.map((id) => [id, 0]));
  for (const { better, worse } of all)
    for (const id of [better, worse]) times.set(id, (times.get(id) ?? 0) + 1);
  const timesOf = (id: string) => times.get(id) ?? 0;
  const together = (one: string, other: string) => all.filter((compared) => met(one, other, compared)).length;
  for (const one of order.toSorted((a, b) => timesOf(a) - timesOf(b))) {
    const others = order
      .filter((other) => other !== one && !own.some((compared) => met(one, other, compared)))
      .map((other) => ({ other, weight: together(one, other), times: timesOf(other) }))
      .toSorted((a, b) => a.weight - b.weight || a.times - b.times);
    const [first] = others;
    if (first) return random.below(2) === 0 ? [one, first.other] : [first.other, one];
  }
  return undefined;
}

/**
 * So many submissions that span the scale: the lowest, the highest, and those nearest to even steps between them.
 * @param count 2 or more; all of them where there are no more
 */
export function spanning(placed: readonly { id: string; measure: number }[], count: number): string[] {
  const left = placed.toSorted((a, b) => a.measure - b.measure);
  if (left.length <= count) return left.map(({ id }) => id);
  const [low = 0, high = 0] = [left[0]?.measure, left.at(-1)?.measure];
  return Array.from({ length: count }, (_, step) => {
    const wanted = low + ((high - low) * step) / (count - 1);
    const off = left.map(({ measure }) => Math.abs(measure - wanted));
    const [taken] = left.splice(off.indexOf(Math.min(...off)), 1);
    return taken?.id ?? '';
  });
}
