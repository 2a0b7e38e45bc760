import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { Database } from '../database.ts';
import { comparedSubmissions, comparisonRounds, comparisons, people } from '../schema.ts';
import { inChunks } from './chunks.ts';

const counted = {
  submissions: sql<number>`(
    SELECT count(*)::int FROM compared_submissions s WHERE s.round_id = comparison_rounds.id)`,
  comparisons: sql<number>`(
    SELECT count(*)::int FROM comparisons c
    WHERE c.round_id = comparison_rounds.id AND c.withdrawn_at IS NULL)`,
  judges: sql<number>`(
    SELECT count(DISTINCT c.person_id)::int FROM comparisons c
    WHERE c.round_id = comparison_rounds.id AND c.withdrawn_at IS NULL)`,
};

function roundsQuery(db: Database) {
  return db
    .select({ round: comparisonRounds, openedBy: people.pseudonym, ...counted })
    .from(comparisonRounds)
    .innerJoin(people, eq(people.id, comparisonRounds.openedBy));
}

/** The rounds of a subject, the latest first. */
export async function roundsOf(db: Database, { microCredentialId, rubricHash }: SubjectKey) {
  return await roundsQuery(db)
    .where(
      and(
        eq(comparisonRounds.microCredentialId, microCredentialId),
        eq(comparisonRounds.rubricHash, rubricHash),
      ),
    )
    .orderBy(desc(comparisonRounds.openedAt));
}

export async function findRound(db: Database, id: string) {
  const [row] = await roundsQuery(db).where(eq(comparisonRounds.id, id));
  return row;
}

export async function insertRound(
  tx: Database,
  round: typeof comparisonRounds.$inferInsert,
  submissionIds: readonly string[],
): Promise<void> {
  await tx.insert(comparisonRounds).values(round);
  await inChunks(
    submissionIds.map((submissionId) => ({ roundId: round.id, submissionId })),
    (some) => tx.insert(comparedSubmissions).values(some),
  );
}

export async function submissionsOfRound(db: Database, roundId: string): Promise<string[]> {
  const rows = await db
    .select({ id: comparedSubmissions.submissionId })
    .from(comparedSubmissions)
    .where(eq(comparedSubmissions.roundId, roundId))
    .orderBy(asc(comparedSubmissions.submissionId));
  return rows.map(({ id }) => id);
}

/** What was said in a round and not withdrawn, in order. */
export async function comparisonsOf(db: Database, roundId: string) {
  return await db
    .select()
    .from(comparisons)
    .where(and(eq(comparisons.roundId, roundId), isNull(comparisons.withdrawnAt)))
    .orderBy(asc(comparisons.ordinal));
}

/** Until the end of the transaction nobody else says anything in this round. */
export async function lockRound(tx: Database, roundId: string): Promise<void> {
  await tx
    .select({ id: comparisonRounds.id })
    .from(comparisonRounds)
    .where(eq(comparisonRounds.id, roundId))
    .for('update');
}

export async function insertComparison(
  tx: Database,
  row: Omit<typeof comparisons.$inferInsert, 'withdrawnAt'>,
): Promise<void> {
  await tx.insert(comparisons).values(row);
}

export async function withdrawComparison(tx: Database, ordinal: number, at: Date): Promise<void> {
  await tx.update(comparisons).set({ withdrawnAt: at }).where(eq(comparisons.ordinal, ordinal));
}
