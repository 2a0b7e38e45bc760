import { describe, expect, it } from 'vitest';
import { chancesAt, summedOf } from '#shared/agreement/facets/ratingScale.ts';
import { randomFrom } from '#shared/agreement/random.ts';
import { type LevelsGiven, resolve } from '#shared/domain/resolution.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import { Ruler, type Scored, type Severities, severitiesOf } from '#shared/domain/severity.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';

/** Four levels each, of which the third passes. */
const rubric = rubricOf(['A', 'B', 'C']);
const severities = { Lenient: -1.5, Mild: -0.5, Strict: 0.5, Severe: 1.5 };
type Reader = keyof typeof severities;
const readers = Object.keys(severities) as Reader[];
const steps = summedOf(Float64Array.from([-2, 0, 2]));

function levels(points: readonly (number | null)[], of: Rubric = rubric): LevelsGiven {
  return of.criteria.map(({ id, levels: some }, place) => ({
    criterionId: id,
    levelId: some.find((level) => level.points === points[place])?.id ?? null,
  }));
}

/** 400 submissions, each read by two of four readers whose severities are known. */
function drawn(among: (submission: number) => readonly Reader[]): Scored[] {
  const random = randomFrom(5);
  return Array.from({ length: 400 }, (_, submission) => submission).flatMap((submission) =>
    among(submission).map((reader) => {
      const points = rubric.criteria.map((_, criterion) => {
        const chances = new Float64Array(4);
        const deserved = 3 * (submission / 200 - 1);
        chancesAt(deserved - severities[reader] - (criterion - 1) / 2, steps, chances);
        let left = random.below(1_000_000) / 1_000_000;
        const level = chances.findIndex((chance) => {
          left -= chance;
          return left < 0;
        });
        return Math.max(0, level) + 1;
      });
      return { reader, submissionId: `submission ${submission}`, scores: levels(points) };
    }),
  );
}

const pairOf = (submission: number): Reader[] => {
  const [one, other] = [submission % 4, (submission + 1 + (Math.floor(submission / 4) % 3)) % 4];
  return [readers[one] ?? 'Mild', readers[other] ?? 'Mild'];
};

function measured(readings: readonly Scored[]): Severities {
  const found = severitiesOf(rubric, readings);
  if (found.kind === 'insufficient') throw new Error(found.reason);
  return found;
}

const all = drawn(pairOf);
const found = measured(all);
const ruler = new Ruler(found);

const fairOf = (submissionId: string, points: readonly number[], by: readonly string[]) => {
  const resolution = resolve(rubric, [levels(points)]);
  return ruler.fairOf(rubric, { submissionId, readers: by, resolution });
};
const pointsOf = ({ criteria }: ReturnType<typeof fairOf>) =>
  criteria.map(({ points }) => points ?? Number.NaN);

describe('how strict readers are', () => {
  it('is told within what its standard errors allow, from readings that overlap', () => {
    for (const reader of readers) {
      const { measure = Number.NaN, standardError = 0 } = ruler.severityOf(reader) ?? {};
      expect(Math.abs(measure - severities[reader])).toBeLessThan(3 * standardError);
    }
    expect(found.n).toMatchObject({ units: 400, raters: 4, overlap: 400 });
  });

  it('cannot be told of readers who read nothing in common', () => {
    const apart = drawn((submission) => (submission < 200 ? ['Lenient', 'Mild'] : ['Strict', 'Severe']));
    expect(severitiesOf(rubric, apart)).toMatchObject({
      kind: 'insufficient',
      reason: expect.stringContaining('share no submission'),
    });
    expect(severitiesOf(rubric, [])).toMatchObject({ kind: 'insufficient' });
    expect(
      severitiesOf(
        rubric,
        all.filter(({ reader }) => reader === 'Mild'),
      ),
    ).toMatchObject({
      kind: 'insufficient',
      reason: expect.stringContaining('nobody to compare'),
    });
  });

  it('is told also where everybody gives the same on one criterion, of which nothing fair is told', () => {
    const flat = all.map((one) => ({
      ...one,
      scores: one.scores.map((score, place) => (place === 1 ? (levels([1, 2, 1])[1] ?? score) : score)),
    }));
    const of = new Ruler(measured(flat));
    const resolution = resolve(rubric, [levels([3, 2, 3])]);
    const { criteria } = of.fairOf(rubric, {
      submissionId: 'submission 200',
      readers: ['Severe'],
      resolution,
    });
    expect(criteria.map(({ points }) => points === null)).toEqual([false, true, false]);
  });
});

describe('a fair score', () => {
  it('lies above what a severe reader gave, and below what a lenient one gave, within the scale', () => {
    for (const points of pointsOf(fairOf('submission 200', [2, 3, 4], ['Severe'])).entries())
      expect(points[1]).toBeGreaterThan([2, 3, 3.99][points[0]] ?? 0);
    const [a, b, c] = pointsOf(fairOf('submission 200', [1, 2, 3], ['Lenient']));
    expect(a).toBe(1);
    expect(b).toBeLessThan(2);
    expect(c).toBeLessThan(3);
    expect(Math.max(...pointsOf(fairOf('submission 200', [4, 4, 4], ['Severe'])))).toBe(4);
  });

  it('keeps the profile of the submission: each criterion moves by itself', () => {
    const [a = 0, b = 0, c = 0] = pointsOf(fairOf('submission 200', [4, 1, 2], ['Strict']));
    expect(a - b).toBeGreaterThan(2);
    expect(c - b).toBeCloseTo(1, 0);
  });

  it('brings what readers of all severities give near to what the submissions deserve', () => {
    const off = (of: (one: Scored) => number) => {
      const mean = Map.groupBy(all, ({ reader }) => reader);
      const means = [...mean.values()].map(
        (some) => some.reduce((sum, one) => sum + of(one), 0) / some.length,
      );
      return Math.max(...means) - Math.min(...means);
    };
    const given = ({ scores }: Scored) =>
      resolve(rubric, [scores]).criteria.reduce((sum, { resolved }) => sum + (resolved ?? 0), 0) / 3;
    const fair = ({ reader, submissionId, scores }: Scored) =>
      pointsOf(
        ruler.fairOf(rubric, { submissionId, readers: [reader], resolution: resolve(rubric, [scores]) }),
      ).reduce((sum, one) => sum + one, 0) / 3;
    expect(off(given)).toBeGreaterThan(0.7);
    expect(off(fair)).toBeLessThan(off(given) / 4);
  });

  it('decides by the nearest level, of two as near by the lower', () => {
    // Half a point and more is made up for: 2 by a severe reader passes, and so does what stays above.
    expect(fairOf('submission 200', [2, 3, 3], ['Severe']).outcome).toBe('awarded');
    expect(fairOf('submission 200', [3, 3, 3], ['Lenient']).outcome).toBe('notYet');
    expect(fairOf('submission 200', [1, 3, 3], ['Severe']).outcome).toBe('notYet');
    const halves = resolve(rubric, [levels([2, 3, 3]), levels([3, 3, 3])], {
      rule: { differenceFrom: 2, straddled: false },
    });
    const nobody = { submissionId: 'submission 200', readers: ['Nobody', 'Else'], resolution: halves };
    expect(ruler.fairOf(rubric, nobody)).toEqual({
      criteria: rubric.criteria.map(({ id: criterionId }) => ({ criterionId, points: null })),
      outcome: 'notYet',
    });
  });

  it('touches neither what somebody decided nor what is open', () => {
    const open = resolve(rubric, [levels([1, 3, 3]), levels([4, 3, 3])]);
    const decided = resolve(rubric, [levels([1, 3, 3]), levels([4, 3, 3])], { decision: levels([2, 3, 3]) });
    for (const [resolution, outcome] of [
      [open, null],
      [decided, 'notYet'],
    ] as const) {
      const told = ruler.fairOf(rubric, {
        ...{ submissionId: 'submission 200', readers: ['Severe', 'Lenient'], resolution },
      });
      expect(told.outcome).toBe(outcome);
      expect(told.criteria.every(({ points }) => points === null)).toBe(true);
    }
  });
});
