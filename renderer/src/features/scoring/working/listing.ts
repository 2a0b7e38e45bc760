import type { Annotation } from '#shared/domain/reading.ts';
import type { Span } from '#shared/domain/span.ts';
import type { Shown, WorkingState } from './state.ts';

/** Where a span begins in its item of evidence: in time, on its page and from its top, or in its text. */
function beginsAt(span: Span): number {
  switch (span.kind) {
    case 'time':
      return span.startMs;
    case 'page':
      return span.page + span.y;
    case 'image':
      return span.y;
    case 'text':
      return span.start;
  }
}

/** Annotations in the order of the evidence, and of time or place within it. */
export function inOrder(annotations: readonly Annotation[], evidenceIds: readonly string[]): Annotation[] {
  const places = new Map(evidenceIds.map((id, place) => [id, place]));
  const placeOf = ({ span }: Annotation) => places.get(span.evidenceId) ?? -1;
  return annotations.toSorted((a, b) => placeOf(a) - placeOf(b) || beginsAt(a.span) - beginsAt(b.span));
}

export function isShown({ criterionIds }: Annotation, shown: Shown): boolean {
  switch (shown.kind) {
    case 'all':
      return true;
    case 'unlinked':
      return criterionIds.length === 0;
    case 'criterion':
      return criterionIds.includes(shown.criterionId);
  }
}

/** The annotations of the list, reckoned once for each state that differs in them. */
export function createListing(
  evidenceIds: readonly string[],
): (state: Pick<WorkingState, 'content' | 'shown'>) => readonly Annotation[] {
  let known: { annotations: readonly Annotation[]; shown: Shown; listed: readonly Annotation[] } | null =
    null;
  return ({ content: { annotations }, shown }) => {
    if (known === null || known.annotations !== annotations || known.shown !== shown) {
      const listed = inOrder(
        annotations.filter((annotation) => isShown(annotation, shown)),
        evidenceIds,
      );
      known = { annotations, shown, listed };
    }
    return known.listed;
  };
}

function byCriterion(annotations: readonly Annotation[]): ReadonlyMap<string, readonly Annotation[]> {
  const groups = new Map<string, Annotation[]>();
  for (const annotation of annotations) {
    for (const id of annotation.criterionIds) {
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [annotation]);
      else group.push(annotation);
    }
  }
  return groups;
}

const none: readonly Annotation[] = [];

/** The annotations of each criterion, reckoned for all of them at once and anew only when one of them changes. */
export function createGrouping(): (
  state: Pick<WorkingState, 'content'>,
  criterionId: string,
) => readonly Annotation[] {
  let known: { annotations: readonly Annotation[]; groups: ReturnType<typeof byCriterion> } | null = null;
  return ({ content: { annotations } }, criterionId) => {
    if (known?.annotations !== annotations) known = { annotations, groups: byCriterion(annotations) };
    return known.groups.get(criterionId) ?? none;
  };
}

/** The one so many places on; from nowhere the first, or backwards the last. It stays at either end. */
export function neighbourOf(
  listed: readonly Annotation[],
  annotationId: string | null,
  by: number,
): Annotation | undefined {
  const from = listed.findIndex(({ id }) => id === annotationId);
  if (from === -1) return by > 0 ? listed[0] : listed.at(-1);
  return listed[Math.min(Math.max(from + by, 0), listed.length - 1)];
}
