import { eq, inArray } from 'drizzle-orm';
import type { Database } from '../database.ts';
import {
  anchors,
  batches,
  batchSubmissions,
  educatorIdentities,
  evidence,
  media,
  microCredentials,
  programmes,
  rubrics,
  submissions,
} from '../schema.ts';
import { inChunks } from './chunks.ts';

/** Everything that one imported programme puts into the database, as rows. */
export interface ProgrammeRows {
  programme: typeof programmes.$inferInsert;
  microCredential: typeof microCredentials.$inferInsert;
  rubric: typeof rubrics.$inferInsert;
  submissions: (typeof submissions.$inferInsert)[];
  educators: (typeof educatorIdentities.$inferInsert)[];
  media: (typeof media.$inferInsert)[];
  evidence: (typeof evidence.$inferInsert)[];
  batches: (typeof batches.$inferInsert)[];
  batchSubmissions: (typeof batchSubmissions.$inferInsert)[];
  anchors: (typeof anchors.$inferInsert)[];
}

export async function insertProgramme(tx: Database, rows: ProgrammeRows): Promise<void> {
  await tx.insert(programmes).values(rows.programme);
  await tx.insert(microCredentials).values(rows.microCredential);
  await tx.insert(rubrics).values(rows.rubric).onConflictDoNothing();
  await inChunks(rows.submissions, (some) => tx.insert(submissions).values(some));
  await inChunks(rows.educators, (some) => tx.insert(educatorIdentities).values(some));
  await inChunks(rows.media, (some) => tx.insert(media).values(some).onConflictDoNothing());
  await inChunks(rows.evidence, (some) => tx.insert(evidence).values(some));
  await inChunks(rows.batches, (some) => tx.insert(batches).values(some));
  await inChunks(rows.batchSubmissions, (some) => tx.insert(batchSubmissions).values(some));
  await inChunks(rows.anchors, (some) => tx.insert(anchors).values(some));
}

/** Whether a programme was imported from this source. */
export async function hasProgrammeFrom(db: Database, source: string): Promise<boolean> {
  const rows = await db.select({ id: programmes.id }).from(programmes).where(eq(programmes.source, source));
  return rows.length > 0;
}

/** The programme this exchange serves; undefined on an exchange that holds none yet. */
export async function firstProgramme(
  db: Database,
): Promise<{ name: string; notice: string | null } | undefined> {
  const [row] = await db
    .select({ name: programmes.name, notice: programmes.notice })
    .from(programmes)
    .orderBy(programmes.importedAt)
    .limit(1);
  return row;
}

export async function findMicroCredential(db: Database, id: string): Promise<{ title: string }> {
  const [row] = await db
    .select({ title: microCredentials.title })
    .from(microCredentials)
    .where(eq(microCredentials.id, id));
  if (row === undefined) throw new Error('a batch of a micro-credential that is not there');
  return row;
}

export async function listMicroCredentials(db: Database): Promise<{ id: string; title: string }[]> {
  return await db
    .select({ id: microCredentials.id, title: microCredentials.title })
    .from(microCredentials)
    .orderBy(microCredentials.id);
}

/** Evidence of these submissions, in each submission's order. */
export async function evidenceOf(db: Database, submissionIds: readonly string[]) {
  return await db
    .select()
    .from(evidence)
    .where(inArray(evidence.submissionId, [...submissionIds]))
    .orderBy(evidence.submissionId, evidence.position);
}
