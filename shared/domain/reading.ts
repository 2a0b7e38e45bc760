import { z } from 'zod';
import { type Flag, returningFlag } from './flag.ts';
import { Id, Prose } from './primitives.ts';
import type { Criterion, Rubric } from './rubric.ts';
import { levelOf } from './rubric.ts';
import { isOrdered, Span } from './span.ts';

/** A span that an assessor noted. It may serve several criteria, or none yet. */
export const Annotation = z
  .strictObject({
    id: Id,
    span: Span,
    criterionIds: z.array(Id).max(26),
    levelId: Id.nullable(),
    note: Prose,
  })
  .refine((annotation) => isOrdered(annotation.span), { error: 'the span ends before it begins' });
export type Annotation = z.infer<typeof Annotation>;

/** One criterion's part of a reading; a draft may leave the level open. */
export const Score = z.strictObject({
  criterionId: Id,
  levelId: Id.nullable(),
  /** The explicit “no evidence observed”. */
  noEvidence: z.boolean(),
  /** For other assessors and leads; the educator never sees it. */
  rationale: Prose,
});
export type Score = z.infer<typeof Score>;

/** One assessor's scoring of one submission, as far as it has come. */
export interface ReadingContent {
  scores: readonly Score[];
  annotations: readonly Annotation[];
  /** Left out by readings from before there were flags. */
  flags?: readonly Flag[] | undefined;
}

export const gaps = ['level', 'evidence', 'contradiction'] as const;
/** What a criterion still lacks: a level; spans or “no evidence observed”; or it has both and must drop one. */
export type Gap = (typeof gaps)[number];

export interface CriterionStanding {
  criterion: Criterion;
  score: Score | undefined;
  spans: number;
  gaps: Gap[];
}

function gapsOf(criterion: Criterion, score: Score | undefined, spans: number): Gap[] {
  const found: Gap[] = [];
  if (levelOf(criterion, score?.levelId ?? null) === undefined) found.push('level');
  if (spans === 0 && score?.noEvidence !== true) found.push('evidence');
  if (spans > 0 && score?.noEvidence === true) found.push('contradiction');
  return found;
}

/** Where every criterion of the rubric stands, in rubric order (rule 1 of the domain). */
export function standingOf(rubric: Rubric, reading: ReadingContent): CriterionStanding[] {
  return rubric.criteria.map((criterion) => {
    const score = reading.scores.find((s) => s.criterionId === criterion.id);
    const spans = reading.annotations.filter((a) => a.criterionIds.includes(criterion.id)).length;
    return { criterion, score, spans, gaps: gapsOf(criterion, score, spans) };
  });
}

/**
 * Whether the reading may be submitted: no criterion lacks anything, or a flag sends the submission back, which then
 * needs no score.
 */
export function isComplete(rubric: Rubric, reading: ReadingContent): boolean {
  if (returningFlag(reading.flags ?? []) !== undefined) return true;
  return standingOf(rubric, reading).every((standing) => standing.gaps.length === 0);
}
