import type { Evidence } from '#shared/domain/evidence.ts';
import type { Annotation, Score } from '#shared/domain/reading.ts';
import type { Rubric } from '#shared/domain/rubric.ts';

/** A reading, as far as it is compared. */
export interface ComparedReading {
  readonly readingId: string;
  /** Who made it, in one name. */
  readonly reader: string;
  readonly scores: readonly Score[];
  readonly annotations: readonly Annotation[];
}

/** What two readings are of. */
export interface ComparedSubmission {
  readonly rubric: Rubric;
  readonly evidence: readonly Evidence[];
}
