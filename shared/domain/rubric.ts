import { z } from 'zod';
import { Id, Line, Prose } from './primitives.ts';

export const Level = z.strictObject({
  id: Id,
  /** The score point; whole, rising with the level. */
  points: z.int().min(0).max(100),
  name: Line,
  /** What a reader sees in the evidence at this level. */
  descriptor: Prose.min(1),
});
export type Level = z.infer<typeof Level>;

export const Criterion = z.strictObject({
  id: Id,
  /** The key that picks this criterion: one capital letter, unique in the rubric. */
  letter: z.string().regex(/^[A-Z]$/),
  name: Line,
  /** The question this criterion asks of the evidence. */
  question: Prose,
  /** Low to high. */
  levels: z.array(Level).min(2).max(10),
  passingLevelId: Id.nullable(),
});
export type Criterion = z.infer<typeof Criterion>;

function pointsRise(levels: readonly Level[]): boolean {
  return levels.every((level, i) => i === 0 || level.points > (levels[i - 1]?.points ?? level.points));
}

/** An ordered, versioned rubric. Its hash (`hashOf` in shared/exchange) names exactly this text. */
export const Rubric = z
  .strictObject({
    id: Id,
    version: z.int().min(1),
    title: Line,
    criteria: z.array(Criterion).min(1).max(26),
  })
  .refine((r) => new Set(r.criteria.map((c) => c.letter)).size === r.criteria.length, {
    error: 'two criteria share a letter',
  })
  .refine((r) => r.criteria.every((c) => pointsRise(c.levels)), {
    error: 'the points of a criterion do not rise with its levels',
  })
  .refine(
    (r) =>
      r.criteria.every((c) => c.passingLevelId === null || c.levels.some((l) => l.id === c.passingLevelId)),
    { error: 'a passing level is not one of its criterion’s levels' },
  );
export type Rubric = z.infer<typeof Rubric>;

export function criterionOf(rubric: Rubric, criterionId: string): Criterion | undefined {
  return rubric.criteria.find((criterion) => criterion.id === criterionId);
}

export function levelOf(criterion: Criterion, levelId: string | null): Level | undefined {
  return criterion.levels.find((level) => level.id === levelId);
}

/** How many levels lie between two score points; 1 for neighbours. undefined where either is none of the scale. */
export function levelsApart({ levels }: Criterion, points: number, others: number): number | undefined {
  const [one, other] = [points, others].map((wanted) => levels.findIndex((level) => level.points === wanted));
  if (one === undefined || other === undefined || one < 0 || other < 0) return undefined;
  return Math.abs(one - other);
}
