import type { Annotation } from '#shared/domain/reading.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import type { Lane } from '../../timeline/laneLayout.ts';
import { laneMark, unlinkedMark } from '../../timeline/laneMark.ts';
import type { Placed } from '../../timeline/rows.ts';

/** The id of the lane of spans that no criterion claims yet. */
export const unlinkedLane = 'unlinked';

const sameList = (a: readonly Placed[], b: readonly Placed[]): boolean =>
  a.length === b.length && a.every((span, i) => span === b[i]);

interface LaneGround {
  rubric: Rubric;
  evidenceId: string;
  /** What the lane of spans without a criterion is called. */
  unlinked: string;
}

/**
 * Makes the lanes of a recording from a reading's annotations, again and again. What says the same as before stays the
 * same object: typing a note, or moving one span of thousands, lays out only what it touches.
 */
export function createLanes({ rubric, evidenceId, unlinked }: LaneGround) {
  let placed = new Map<string, Placed>();
  let lists = new Map<string, readonly Placed[]>();
  let lanes: readonly Lane[] = [];

  function placedOf({ id, span }: Annotation): Placed | null {
    if (span.kind !== 'time' || span.evidenceId !== evidenceId) return null;
    const { startMs, endMs } = span;
    const before = placed.get(id);
    const same = before?.startMs === startMs && before.endMs === endMs;
    return same ? before : { id, startMs, endMs };
  }
  function group(annotations: readonly Annotation[]): Map<string, Placed[]> {
    const groups = new Map<string, Placed[]>(rubric.criteria.map(({ id }) => [id, []]));
    const now = new Map<string, Placed>();
    for (const annotation of annotations) {
      const span = placedOf(annotation);
      if (span === null) continue;
      now.set(span.id, span);
      const { criterionIds } = annotation;
      const into = criterionIds.length === 0 ? [unlinkedLane] : criterionIds;
      for (const id of into) {
        const list = groups.get(id) ?? [];
        list.push(span);
        groups.set(id, list);
      }
    }
    placed = now;
    return groups;
  }
  return (annotations: readonly Annotation[]): readonly Lane[] => {
    const groups = group(annotations);
    const next = new Map<string, readonly Placed[]>();
    for (const [id, spans] of groups) {
      const before = lists.get(id);
      next.set(id, before !== undefined && sameList(before, spans) ? before : spans);
    }
    const changed = next.size !== lists.size || [...next].some(([id, spans]) => lists.get(id) !== spans);
    lists = next;
    if (!changed) return lanes;
    const criteria = rubric.criteria.map(({ id, letter, name }, index) => ({
      id,
      letter,
      name,
      mark: laneMark(index),
      spans: lists.get(id) ?? [],
    }));
    const loose = lists.get(unlinkedLane) ?? [];
    const last = { id: unlinkedLane, letter: '', name: unlinked, mark: unlinkedMark, spans: loose };
    lanes = loose.length === 0 ? criteria : [...criteria, last];
    return lanes;
  };
}
