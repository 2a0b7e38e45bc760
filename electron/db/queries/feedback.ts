import { asc, desc, eq } from 'drizzle-orm';
import type { SyncStatus } from '#shared/contract/sync.ts';
import type { Score } from '#shared/domain/reading.ts';
import type { ConsensusItem, FeedbackItem } from '#shared/exchange/wire.ts';
import { certifications, consensus, feedback, manifests, readings, scores, submissions } from '../schema.ts';
import type { Db } from '../store.ts';

/** @returns whether the item is new */
export function keepFeedback(db: Db, item: Exclude<FeedbackItem, ConsensusItem>): boolean {
  const row = { id: item.id, at: item.at, type: item.type, body: item };
  return db.insert(feedback).values(row).onConflictDoNothing().run().changes > 0;
}

type Certification = Extract<FeedbackItem, { type: 'certification' }>;

export function saveCertification(db: Db, item: Certification): void {
  const { microCredentialId, title, status, validUntil, at } = item;
  const row = { microCredentialId, title, status, validUntil, at };
  db.insert(certifications)
    .values(row)
    .onConflictDoUpdate({ target: certifications.microCredentialId, set: row })
    .run();
}

export function listCertifications(db: Db): SyncStatus['certifications'] {
  return db
    .select({
      title: certifications.title,
      status: certifications.status,
      validUntil: certifications.validUntil,
    })
    .from(certifications)
    .orderBy(asc(certifications.title))
    .limit(100)
    .all();
}

/** The consensus on a reading, as it was told last. */
export function keepConsensus(db: Db, item: ConsensusItem): void {
  const { readingId, at } = item;
  db.insert(consensus)
    .values({ readingId, at, body: item })
    .onConflictDoUpdate({ target: consensus.readingId, set: { at, body: item } })
    .run();
}

/** The last reading of a submission on which the consensus is known, with that. */
export function consensusOn(db: Db, submissionId: string): ConsensusItem | undefined {
  return db
    .select({ body: consensus.body })
    .from(consensus)
    .innerJoin(readings, eq(readings.id, consensus.readingId))
    .where(eq(readings.submissionId, submissionId))
    .orderBy(desc(readings.attempt))
    .limit(1)
    .get()?.body;
}

/** The levels of a reading and those of its consensus. */
export interface ComparedRecord {
  submissionId: string;
  submission: string;
  own: LevelGiven[];
  experts: LevelGiven[];
}
type LevelGiven = Pick<Score, 'criterionId' | 'levelId'>;

/** Of each submission scored by a rubric whose consensus is known, the last reading it is known on; in the order in which it was told. */
export function comparedBy(db: Db, rubricHash: string): ComparedRecord[] {
  const rows = db
    .select({
      readingId: consensus.readingId,
      submissionId: readings.submissionId,
      submission: submissions.pseudonym,
      body: consensus.body,
    })
    .from(consensus)
    .innerJoin(readings, eq(readings.id, consensus.readingId))
    .innerJoin(submissions, eq(submissions.id, readings.submissionId))
    .innerJoin(manifests, eq(manifests.batchId, submissions.batchId))
    .where(eq(manifests.rubricHash, rubricHash))
    .orderBy(asc(readings.attempt), asc(consensus.at))
    .all();
  const given = db
    .select({ readingId: scores.readingId, criterionId: scores.criterionId, levelId: scores.levelId })
    .from(scores)
    .innerJoin(consensus, eq(consensus.readingId, scores.readingId))
    .all();
  const ownOf = Map.groupBy(given, ({ readingId }) => readingId);
  const last = new Map(rows.map((row) => [row.submissionId, row]));
  return [...last.values()].map(({ readingId, submissionId, submission, body }) => ({
    submissionId,
    submission,
    own: (ownOf.get(readingId) ?? []).map(({ criterionId, levelId }) => ({ criterionId, levelId })),
    experts: body.scores.map(({ criterionId, levelId }) => ({ criterionId, levelId })),
  }));
}
