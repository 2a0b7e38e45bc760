import { problem } from '#shared/contract/errors.ts';
import type { Reading, Summary } from '#shared/contract/scoring.ts';
import { instant, newId } from '#shared/domain/primitives.ts';
import { isComplete, standingOf } from '#shared/domain/reading.ts';
import { copyContent, insertDraft, latestReading, type ReadingRecord } from '../../db/queries/readings.ts';
import type { Db } from '../../db/store.ts';
import { deviceOf } from '../../sync/device.ts';
import type { Ground } from '../../sync/ground.ts';
import { applyChange, type Change } from './changes.ts';
import { gather, placeOf, requireClaimed, requireReading } from './gather.ts';
import { openProbing, type Probe } from './probing.ts';
import { submitReading } from './submit.ts';
import { type ReadingParts, shownReading } from './view.ts';

/** Scoring submissions: what is acknowledged here is on disk. Everything throws ProblemError. */
export interface Scoring {
  open(batchId: string, submissionId: string): Reading;
  /** @returns when it was saved */
  change(readingId: string, change: Change): string;
  summary(readingId: string): Summary;
  submit(readingId: string): Reading;
  revise(readingId: string): Reading;
  stop(): Promise<void>;
}

/** The newest reading of a submission, or a first draft. */
function openOrBegin(db: Db, submissionId: string): ReadingRecord {
  const latest = latestReading(db, submissionId);
  if (latest) return latest;
  requireClaimed(placeOf(db, submissionId));
  const id = newId();
  insertDraft(db, { id, submissionId, attempt: 1, supersedes: null, openedAt: instant(), feedback: '' });
  return requireReading(db, id);
}

/** A draft that will supersede the newest submitted reading, or the draft there is already. */
function beginRevision(db: Db, readingId: string): ReadingRecord {
  const { submissionId } = requireReading(db, readingId);
  requireClaimed(placeOf(db, submissionId));
  const latest = latestReading(db, submissionId);
  if (!latest || latest.state === 'draft') return requireReading(db, latest?.id ?? readingId);
  const { id: supersedes, attempt, feedback } = latest;
  const id = newId();
  insertDraft(db, { id, submissionId, attempt: attempt + 1, supersedes, openedAt: instant(), feedback });
  copyContent(db, supersedes, id);
  return requireReading(db, id);
}

function summaryOf({ rubric, content, reading }: ReadingParts): Summary {
  return {
    complete: isComplete(rubric, content),
    criteria: standingOf(rubric, content).map(({ criterion, score, spans, gaps }) => ({
      criterionId: criterion.id,
      levelId: score?.levelId ?? null,
      spans,
      gaps,
    })),
    feedbackEmpty: reading.feedback.trim() === '',
  };
}

function requireInBatch(parts: ReadingParts, batchId: string): void {
  if (parts.batch.id !== batchId)
    throw problem(
      'not_found',
      'This submission is not in this batch.',
      'Go back to the queue and open it there.',
    );
}

export interface ScoringParts {
  ground: Ground;
  probe: Probe;
  /** Told when an event waits in the outbox. */
  submitted(): void;
}

export function openScoring({ ground, probe, submitted }: ScoringParts): Scoring {
  const { store, emit } = ground;
  const probing = openProbing(ground, probe);
  const show = (parts: ReadingParts): Reading => {
    probing.look(parts.reading.id, parts.evidence);
    return shownReading(parts);
  };
  const tell = (readingId: string) => emit({ name: 'reading.changed', readingId });
  return {
    open: (batchId, submissionId) => {
      const begun = latestReading(store.db, submissionId) === undefined;
      const parts = store.transaction((db) => {
        const gathered = gather(db, openOrBegin(db, submissionId));
        requireInBatch(gathered, batchId);
        return gathered;
      });
      if (begun) emit({ name: 'queue.changed' });
      return show(parts);
    },
    change: (readingId, change) => {
      store.transaction((db) => applyChange(db, readingId, change));
      return instant();
    },
    summary: (readingId) => summaryOf(gather(store.db, requireReading(store.db, readingId))),
    submit: (readingId) => {
      const device = deviceOf(ground);
      store.transaction((db) => submitReading(db, readingId, device));
      ground.host.log.info({ readingId }, 'reading submitted');
      tell(readingId);
      emit({ name: 'sync.changed' });
      submitted();
      return show(gather(store.db, requireReading(store.db, readingId)));
    },
    revise: (readingId) => {
      const parts = store.transaction((db) => gather(db, beginRevision(db, readingId)));
      tell(parts.reading.id);
      return show(parts);
    },
    stop: () => probing.stop(),
  };
}
