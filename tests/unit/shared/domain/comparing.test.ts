import { describe, expect, it } from 'vitest';
import { randomFrom } from '#shared/agreement/random.ts';
import { type Compared, nextPair, spanning } from '#shared/domain/comparing.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** What somebody who answers everything is asked, until nothing is left. */
function askedOf(people: number, rounds: number): { all: Compared[]; each: Compared[][] } {
  const all: Compared[] = [];
  const each: Compared[][] = Array.from({ length: people }, () => []);
  for (let round = 0; round < rounds; round++)
    for (const [person, own] of each.entries()) {
      const pair = nextPair(ids, { all, own }, randomFrom(100 * round + person));
      if (!pair) continue;
      const compared = { better: pair[0], worse: pair[1] };
      all.push(compared);
      own.push(compared);
    }
  return { all, each };
}

describe('the next pair', () => {
  it('lets every submission be compared as often as any other, within one', () => {
    const { all } = askedOf(2, 12);
    const times = ids.map((id) => all.filter(({ better, worse }) => better === id || worse === id).length);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(2);
    expect(all).toHaveLength(24);
  });

  it('links everything after as many comparisons as there are submissions, or soon', () => {
    const { all } = askedOf(1, 10);
    const linked = new Set(['a']);
    for (let grown = true; grown; ) {
      grown = false;
      for (const { better, worse } of all)
        if (linked.has(better) !== linked.has(worse)) {
          linked.add(better).add(worse);
          grown = true;
        }
    }
    expect(linked.size).toBe(ids.length);
  });

  it('is never asked twice of one person, and there is none once every pair was compared', () => {
    const { each } = askedOf(1, 40);
    const [own = []] = each;
    expect(own).toHaveLength((ids.length * (ids.length - 1)) / 2);
    expect(new Set(own.map(({ better, worse }) => [better, worse].toSorted().join())).size).toBe(own.length);
  });

  it('shows either first as often as the other', () => {
    const { all } = askedOf(3, 28);
    const inOrder = all.filter(({ better, worse }) => better < worse).length;
    expect(inOrder).toBeGreaterThan(all.length / 4);
    expect(inOrder).toBeLessThan((3 * all.length) / 4);
  });
});

describe('submissions that span the scale', () => {
  const placed = [-3, -2.9, -1, 0.1, 0.2, 1.2, 2.8, 3].map((measure, at) => ({ id: ids[at] ?? '', measure }));

  it('are the ends and the nearest to even steps between', () => {
    expect(spanning(placed, 4)).toEqual(['a', 'c', 'f', 'h']);
    expect(spanning(placed.toReversed(), 2)).toEqual(['a', 'h']);
  });

  it('are all of them where there are no more, and nobody twice', () => {
    expect(spanning(placed, 20)).toEqual(ids);
    expect(new Set(spanning(placed, 7)).size).toBe(7);
  });
});
