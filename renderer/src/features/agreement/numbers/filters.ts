import type { BatchKind } from '#shared/domain/batch.ts';
import type { CountedReading, Subject } from '#shared/exchange/agreement.ts';

/**
 * What of the readings is looked at; an empty list means all of them, but of kinds of batch all except qualification
 * and calibration: whoever is in them is only learning to agree, and is looked at where that is asked for.
 */
export interface Filters {
  readonly criterionIds: readonly string[];
  readonly readers: readonly string[];
  readonly kinds: readonly BatchKind[];
  /** Days as `2026-11-26`, both included; null for no bound. */
  readonly from: string | null;
  readonly to: string | null;
}

export const noFilters: Filters = { criterionIds: [], readers: [], kinds: [], from: null, to: null };

const among = <T>(chosen: readonly T[], one: T) => chosen.length === 0 || chosen.includes(one);

const ofKind = (chosen: readonly BatchKind[], kind: BatchKind | undefined) =>
  chosen.length === 0
    ? kind !== 'qualification' && kind !== 'calibration'
    : kind !== undefined && chosen.includes(kind);

/** The readings that the filters let through. */
export function filtered(
  readings: readonly CountedReading[],
  subject: Subject,
  filters: Filters,
): CountedReading[] {
  const kindOf = new Map(subject.batches.map(({ id, kind }) => [id, kind]));
  return readings.filter(({ reader, batchId, at }) => {
    const kind = kindOf.get(batchId);
    const day = at.slice(0, 10);
    return (
      among(filters.readers, reader) &&
      ofKind(filters.kinds, kind) &&
      (filters.from === null || day >= filters.from) &&
      (filters.to === null || day <= filters.to)
    );
  });
}

/** The criteria that are looked at, with their places in the rubric. */
export function chosenCriteria(subject: Subject, filters: Filters) {
  return subject.rubric.criteria
    .map((criterion, place) => ({ criterion, place }))
    .filter(({ criterion }) => among(filters.criterionIds, criterion.id));
}
