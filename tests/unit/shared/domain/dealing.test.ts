import { describe, expect, it } from 'vitest';
import { randomFrom } from '#shared/agreement/random.ts';
import { type Deal, deal, groupsOf, linksOf } from '#shared/domain/dealing.ts';

const named = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
const nothingBetween = { mayRead: () => true, mayPair: () => true };

function dealt(
  readers: number,
  submissions: number,
  { seed = 1, ...wish }: Partial<Deal> & { seed?: number } = {},
) {
  return deal(
    {
      submissionIds: named('s', submissions),
      readers: named('r', readers).map((id) => ({ id, load: 0 })),
      secondReadRate: 0.1,
      ...nothingBetween,
      ...wish,
    },
    randomFrom(seed),
  );
}

const loadsOf = ({ reads }: ReturnType<typeof deal>, readers: number) =>
  named('r', readers).map((id) => reads.filter(({ readerId }) => readerId === id).length);

describe('dealing', () => {
  it('everything is read once, the share by lot twice and by two people, and the same numbers deal the same', () => {
    const result = dealt(6, 90, { secondReadRate: 0.2 });
    const bySubmission = Map.groupBy(result.reads, ({ submissionId }) => submissionId);
    expect(bySubmission.size).toBe(90);
    expect(result.reads.filter(({ second }) => second)).toHaveLength(18);
    for (const some of bySubmission.values())
      expect(new Set(some.map(({ readerId }) => readerId)).size).toBe(some.length);
    expect(dealt(6, 90, { secondReadRate: 0.2 })).toEqual(result);
    expect(dealt(6, 90, { secondReadRate: 0.2, seed: 2 })).not.toEqual(result);
  });

  it.each([1, 2, 3, 4, 5])('everybody gets as much as anybody else, drawn by seed %i', (seed) => {
    const loads = loadsOf(dealt(7, 100, { secondReadRate: 0.3, seed }), 7);
    expect(loads.reduce((sum, one) => sum + one)).toBe(130);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(2);
  });

  it.each([1, 2, 3, 4, 5])(
    'all are linked by one second reading fewer than readers, drawn by seed %i',
    (seed) => {
      const { reads } = dealt(12, 110, { seed });
      expect(reads.filter(({ second }) => second)).toHaveLength(11);
      expect(groupsOf(named('r', 12), linksOf(reads))).toHaveLength(1);
    },
  );

  it('says in which groups readers are that nothing links', () => {
    const { reads } = dealt(12, 50, { secondReadRate: 0.1 });
    const groups = groupsOf(named('r', 12), linksOf(reads));
    expect(groups).toHaveLength(12 - 5);
    expect(groups.flat().toSorted()).toEqual(named('r', 12).toSorted());
  });

  it('nobody reads what they have an interest in, and the others take it over', () => {
    const own = (reader: string, submission: string) => submission.at(-1) === reader.at(-1);
    const { reads, unread } = dealt(5, 50, {
      secondReadRate: 1,
      mayRead: (reader, submission) => !own(reader, submission),
    });
    expect(unread).toEqual([]);
    expect(reads.filter(({ readerId, submissionId }) => own(readerId, submissionId))).toEqual([]);
    expect(reads).toHaveLength(100);
  });

  it('two who are affiliated never read the same submission', () => {
    const schoolOf = (reader: string) => Number(reader.slice(1)) % 2;
    const { reads } = dealt(6, 60, {
      secondReadRate: 0.5,
      mayPair: (one, other) => schoolOf(one) !== schoolOf(other),
    });
    const pairs = linksOf(reads);
    expect(pairs.length).toBeGreaterThan(3);
    expect(pairs.filter(({ one, other }) => schoolOf(one) === schoolOf(other))).toEqual([]);
  });

  it('names what nobody may read, and what was drawn to be read twice and cannot be', () => {
    const none = dealt(3, 4, { mayRead: (_, submission) => submission !== 's2' });
    expect(none.unread).toEqual(['s2']);
    const alone = dealt(3, 4, { secondReadRate: 0.5, mayPair: () => false });
    expect(alone.single).toHaveLength(2);
    expect(alone.reads).toHaveLength(4);
  });

  it('whoever has more to read already gets less of it', () => {
    const loads = loadsOf(
      dealt(3, 30, {
        secondReadRate: 0,
        readers: named('r', 3).map((id, i) => ({ id, load: i === 0 ? 10 : 0 })),
      }),
      3,
    );
    expect(loads[0]).toBeLessThanOrEqual(4);
  });

  it('what is read twice is drawn evenly: each of ten as often, within 5 standard errors over 2,000 drawings', () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2_000; seed++)
      for (const { second, submissionId } of dealt(3, 10, { secondReadRate: 0.3, seed }).reads)
        if (second) times.set(submissionId, (times.get(submissionId) ?? 0) + 1);
    const error = Math.sqrt(2_000 * 0.3 * 0.7);
    for (const id of named('s', 10)) expect(Math.abs((times.get(id) ?? 0) - 600)).toBeLessThan(5 * error);
  });
});
