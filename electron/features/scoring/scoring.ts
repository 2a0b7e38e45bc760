import { problem } from '#shared/contract/errors.ts';
import type {
  CameraOffset,
  EditsSaved,
  Reading,
  Saved,
  Session,
  Stepped,
  Summary,
} from '#shared/contract/scoring.ts';
import type { Change, Edit } from '#shared/domain/change.ts';
import { instant } from '#shared/domain/primitives.ts';
import { activitySince, submittedSince } from '../../db/queries/activity.ts';
import { historyOf } from '../../db/queries/edits.ts';
import type { EvidenceRecord } from '../../db/queries/media.ts';
import { latestReading } from '../../db/queries/readings.ts';
import { countReadings } from '../../db/queries/standing.ts';
import type { Watched } from '../../db/queries/watching.ts';
import type { Db } from '../../db/store.ts';
import { deviceOf } from '../../sync/device.ts';
import type { Ground } from '../../sync/ground.ts';
import { beginRevision, openOrBegin } from './drafts.ts';
import { redo, saveEdits, undo } from './edits.ts';
import { gather, requireReading } from './gather.ts';
import { longestSessionMs, sessionOf } from './session.ts';
import { submitReading } from './submit.ts';
import { summaryOf } from './summary.ts';
import { type ReadingParts, shownReading } from './view.ts';
import { addTime, align, noteWatched } from './watching.ts';

/** Scoring submissions: what is acknowledged here is on disk. Everything throws ProblemError. */
export interface Scoring {
  open(batchId: string, submissionId: string): Reading;
  save(readingId: string, edits: readonly Edit[]): EditsSaved;
  undo(readingId: string): Stepped;
  redo(readingId: string): Stepped;
  watched(watched: Watched): Saved;
  align(readingId: string, offset: CameraOffset): Saved;
  addTime(readingId: string, ms: number): Saved;
  summary(readingId: string): Summary;
  session(batchId: string): Session;
  submit(readingId: string): Reading;
  revise(readingId: string): Reading;
}

function requireInBatch(parts: ReadingParts, batchId: string): void {
  if (parts.batch.id !== batchId)
    throw problem(
      'not_found',
      'This submission is not in this batch.',
      'Go back to the queue and open it there.',
    );
}

function sessionIn(db: Db, batchId: string, now: Date): Session {
  const since = instant(new Date(now.getTime() - longestSessionMs));
  const counts = countReadings(db, batchId).get(batchId);
  return sessionOf({
    now,
    work: activitySince(db, since),
    submitted: submittedSince(db, batchId, since),
    remaining: counts ? counts.total - counts.submitted : 0,
  });
}

export interface ScoringParts {
  ground: Ground;
  /** Told which evidence a reading shows, so that its recordings are looked into. */
  look(evidence: readonly EvidenceRecord[]): void;
  /** Told when an event waits in the outbox. */
  submitted(): void;
}

export function openScoring({ ground, look, submitted }: ScoringParts): Scoring {
  const { store, emit } = ground;
  const show = (parts: ReadingParts): Reading => {
    look(parts.evidence);
    return shownReading(parts);
  };
  const saved = (work: (db: Db) => void): Saved => {
    store.transaction(work);
    return { savedAt: instant() };
  };
  const step = (readingId: string, take: (db: Db, readingId: string) => Change[]): Stepped => {
    const [changes, history] = store.transaction((db) => [take(db, readingId), historyOf(db, readingId)]);
    return { savedAt: instant(), changes, history };
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
    save: (readingId, edits) => {
      const history = store.transaction((db) => saveEdits(db, readingId, edits));
      return { savedAt: instant(), history };
    },
    undo: (readingId) => step(readingId, undo),
    redo: (readingId) => step(readingId, redo),
    watched: (watched) => saved((db) => noteWatched(db, watched)),
    align: (readingId, offset) => saved((db) => align(db, readingId, offset)),
    addTime: (readingId, ms) => saved((db) => addTime(db, readingId, ms)),
    summary: (readingId) => summaryOf(gather(store.db, requireReading(store.db, readingId))),
    session: (batchId) => sessionIn(store.db, batchId, new Date()),
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
  };
}
