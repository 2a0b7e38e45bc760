import { asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { batchSubmissions, educatorIdentities, people, reveals } from '../schema.ts';

/** Somebody saw who is behind the pseudonyms of a batch. */
export interface RevealRow {
  personId: string;
  by: string;
  at: Date;
  reason: string;
}

export async function insertReveal(tx: Database, row: typeof reveals.$inferInsert): Promise<void> {
  await tx.insert(reveals).values(row);
}

/** The reveals of each batch, the first first. */
export async function revealsOf(
  db: Database,
  batchIds: readonly string[],
): Promise<Map<string, RevealRow[]>> {
  if (batchIds.length === 0) return new Map();
  const rows = await db
    .select({
      batchId: reveals.batchId,
      personId: reveals.personId,
      by: people.pseudonym,
      at: reveals.at,
      reason: reveals.reason,
    })
    .from(reveals)
    .innerJoin(people, eq(people.id, reveals.personId))
    .where(inArray(reveals.batchId, [...batchIds]))
    .orderBy(asc(reveals.at), asc(reveals.id));
  return Map.groupBy(rows, ({ batchId }) => batchId);
}

/** Who handed in the submissions of a batch. Only for whoever has revealed it. */
export async function identitiesIn(db: Database, batchId: string) {
  return await db
    .select({
      submissionId: educatorIdentities.submissionId,
      educator: educatorIdentities.name,
      school: educatorIdentities.school,
    })
    .from(educatorIdentities)
    .innerJoin(batchSubmissions, eq(batchSubmissions.submissionId, educatorIdentities.submissionId))
    .where(eq(batchSubmissions.batchId, batchId));
}
