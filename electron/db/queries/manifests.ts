import { eq, sql } from 'drizzle-orm';
import type { BatchManifest } from '#shared/domain/batch.ts';
import { mediaOf, type OverviewAnswer } from '#shared/domain/evidence.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import { batchMedia, educators, evidence, manifests, media, rubrics, submissions } from '../schema.ts';
import type { Db } from '../store.ts';

/** A submission as its reader knows it. */
export interface SubmissionRecord {
  id: string;
  batchId: string;
  /** 1 for the first in this reader's order. */
  position: number;
  pseudonym: string;
  answers: OverviewAnswer[];
  educator: string | null;
}

/** Rows for one statement: binding each value of a large batch by itself takes many times as long. */
const rowsOf = (rows: readonly object[]) => sql`json_each(${JSON.stringify(rows)})`;
const field = (path: string) => sql.raw(`value ->> '$.${path}'`);

function storeMedia(db: Db, manifest: BatchManifest): void {
  const refs = mediaOf(manifest.submissions.flatMap((submission) => submission.evidence));
  const rows = rowsOf(refs.map((ref, i) => ({ ...ref, position: i + 1 })));
  // “WHERE true” keeps SQLite from taking ON CONFLICT for a join.
  db.run(sql`INSERT INTO ${media} (sha256, bytes, media_type)
    SELECT ${field('sha256')}, ${field('bytes')}, ${field('mediaType')} FROM ${rows} WHERE true
    ON CONFLICT DO NOTHING`);
  db.run(sql`INSERT INTO ${batchMedia} (batch_id, sha256, position)
    SELECT ${manifest.id}, ${field('sha256')}, ${field('position')} FROM ${rows}`);
}

function storeSubmissions(db: Db, manifest: BatchManifest): void {
  const rows = rowsOf(
    manifest.submissions.map(({ evidence: _, ...row }, i) => ({ ...row, position: i + 1 })),
  );
  db.run(sql`INSERT INTO ${submissions} (id, batch_id, position, pseudonym, answers)
    SELECT ${field('id')}, ${manifest.id}, ${field('position')}, ${field('pseudonym')}, value -> 'answers'
    FROM ${rows}`);
  db.run(sql`INSERT INTO ${educators} (submission_id, name, school)
    SELECT ${field('id')}, ${field('educator.name')}, ${field('educator.school')} FROM ${rows}
    WHERE value ->> 'educator' IS NOT NULL`);
}

function storeEvidence(db: Db, manifest: BatchManifest): void {
  const rows = rowsOf(
    manifest.submissions.flatMap((submission) =>
      submission.evidence.map((item, i) => ({ ...item, submissionId: submission.id, position: i + 1 })),
    ),
  );
  db.run(sql`INSERT INTO ${evidence}
      (id, submission_id, position, kind, title, sha256, captions_sha256, duration_ms)
    SELECT ${field('id')}, ${field('submissionId')}, ${field('position')}, ${field('kind')}, ${field('title')},
      ${field('media.sha256')}, ${field('captions.sha256')}, ${field('durationMs')} FROM ${rows}`);
}

/** Stores a manifest that was checked. Its batch is listed already, and has none yet. */
export function storeManifest(db: Db, manifest: BatchManifest, storedAt: string): void {
  const { id: batchId, rubric, rubricHash, microCredential, policy, readerPseudonym } = manifest;
  db.insert(rubrics).values({ hash: rubricHash, body: rubric }).onConflictDoNothing().run();
  db.insert(manifests)
    .values({
      batchId,
      rubricHash,
      microCredentialId: microCredential.id,
      microCredential: microCredential.title,
      keyMethod: microCredential.keyMethod,
      secondReadRate: policy.secondReadRate,
      unwatched: policy.unwatched,
      readerPseudonym,
      storedAt,
    })
    .run();
  storeMedia(db, manifest);
  storeSubmissions(db, manifest);
  storeEvidence(db, manifest);
}

/** A hash names one text for ever, so a rubric once read is not read again. */
const knownRubrics = new Map<string, Rubric>();

export function findRubric(db: Db, hash: string): Rubric | undefined {
  const known = knownRubrics.get(hash);
  if (known) return known;
  const rubric = db.select().from(rubrics).where(eq(rubrics.hash, hash)).get()?.body;
  if (rubric) knownRubrics.set(hash, rubric);
  return rubric;
}

export function findSubmission(db: Db, id: string): SubmissionRecord | undefined {
  const row = db
    .select()
    .from(submissions)
    .leftJoin(educators, eq(educators.submissionId, submissions.id))
    .where(eq(submissions.id, id))
    .get();
  return row && { ...row.submissions, educator: row.educators?.name ?? null };
}
