import { z } from 'zod';
import { Id, Milliseconds, newId, Prose } from './primitives.ts';
import type { Annotation } from './reading.ts';
import { criterionOf, levelOf, type Rubric } from './rubric.ts';
import type { Span } from './span.ts';

const Offset = z.int().min(0).max(10_000_000);
const fraction = z.number().min(0).max(1);
const region = { x: fraction, y: fraction, width: fraction, height: fraction };

export const difficulties = ['clear', 'borderline', 'hard'] as const;
/** How hard its leads found an anchor to score. */
export const Difficulty = z.enum(difficulties);
export type Difficulty = z.infer<typeof Difficulty>;

/** What experts cite: a range of a recording, or of a text in UTF-16 code units; a region of a page, or of an image. */
const CitedSpan = z.union([
  z.strictObject({ evidenceId: Id, startMs: Milliseconds, endMs: Milliseconds, note: Prose }),
  z.strictObject({ evidenceId: Id, start: Offset, end: Offset, note: Prose }),
  z.strictObject({ evidenceId: Id, page: z.int().min(1).max(10_000), ...region, note: Prose }),
  z.strictObject({ evidenceId: Id, ...region, note: Prose }),
]);
type CitedSpan = z.infer<typeof CitedSpan>;

function spanOf({ note: _, ...place }: CitedSpan): Span {
  if ('startMs' in place) return { kind: 'time', ...place };
  if ('start' in place) return { kind: 'text', ...place };
  return 'page' in place ? { kind: 'page', ...place } : { kind: 'image', ...place };
}

/** So many spans justify one level of an anchor at most. */
const mostSpans = 20;

/** A level with what justifies it: of an anchor's experts, or of one synthetic rater. */
export const AnchorScore = z.strictObject({
  criterionId: Id,
  levelId: Id,
  noEvidence: z.boolean(),
  rationale: Prose.min(1),
  spans: z.array(CitedSpan).max(mostSpans),
});
export type AnchorScore = z.infer<typeof AnchorScore>;

/** Whether an anchor still says something by a version of the rubric: all that it scores is in it. */
export function holdsFor(
  rubric: Rubric,
  scores: readonly Pick<AnchorScore, 'criterionId' | 'levelId'>[],
): boolean {
  return scores.every(({ criterionId, levelId }) => {
    const criterion = criterionOf(rubric, criterionId);
    return criterion !== undefined && levelOf(criterion, levelId) !== undefined;
  });
}

/**
 * What is cited, as annotations.
 * @param evidenceIds what the items of evidence are called for whoever is to see them
 */
export function citedAnnotations(
  scores: readonly AnchorScore[],
  evidenceIds: ReadonlyMap<string, string>,
): Annotation[] {
  return scores.flatMap(({ criterionId, levelId, spans }) =>
    spans.map((cited): Annotation => {
      const evidenceId = evidenceIds.get(cited.evidenceId) ?? cited.evidenceId;
      const span = { ...spanOf(cited), evidenceId };
      return { id: newId(), span, criterionIds: [criterionId], levelId, note: cited.note };
    }),
  );
}

/** A consensus as an anchor keeps it: each criterion with the spans that justify its level. */
export function anchorScores(
  scores: readonly Omit<AnchorScore, 'spans'>[],
  annotations: readonly Annotation[],
): AnchorScore[] {
  return scores.map((score) => ({
    ...score,
    spans: annotations
      .filter(({ criterionIds }) => criterionIds.includes(score.criterionId))
      .slice(0, mostSpans)
      .map(({ span: { kind: _, ...place }, note }) => ({ ...place, note })),
  }));
}
