import { z } from 'zod';
import { Id, Milliseconds, newId, Prose } from './primitives.ts';
import type { Annotation } from './reading.ts';
import type { Span } from './span.ts';

const Offset = z.int().min(0).max(10_000_000);

/** What experts cite: a range of a recording, or of a text in UTF-16 code units. */
const CitedSpan = z.union([
  z.strictObject({ evidenceId: Id, startMs: Milliseconds, endMs: Milliseconds, note: Prose }),
  z.strictObject({ evidenceId: Id, start: Offset, end: Offset, note: Prose }),
]);

/** A level with what justifies it: of an anchor's experts, or of one synthetic rater. */
export const AnchorScore = z.strictObject({
  criterionId: Id,
  levelId: Id,
  noEvidence: z.boolean(),
  rationale: Prose.min(1),
  spans: z.array(CitedSpan).max(20),
});
export type AnchorScore = z.infer<typeof AnchorScore>;

/**
 * What is cited, as annotations.
 * @param evidenceIds what the items of evidence are called for whoever is to see them
 */
export function citedAnnotations(
  scores: readonly AnchorScore[],
  evidenceIds: ReadonlyMap<string, string>,
): Annotation[] {
  return scores.flatMap(({ criterionId, levelId, spans }) =>
    spans.map(({ note, ...place }): Annotation => {
      const evidenceId = evidenceIds.get(place.evidenceId) ?? place.evidenceId;
      const kind = 'startMs' in place ? ('time' as const) : ('text' as const);
      const span = { ...place, kind, evidenceId } as Span;
      return { id: newId(), span, criterionIds: [criterionId], levelId, note };
    }),
  );
}
