import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Score } from '#shared/domain/reading.ts';
import type { Database } from '../database.ts';
import { assignmentItems, assignments, batches, events, readings, rubrics } from '../schema.ts';

/**
 * Every reading that counts, with its place in its reader's order: accepted, not superseded, and not one that sent
 * its submission back.
 */
export async function countedReadings(db: Database) {
  return await db
    .select({
      batchId: batches.id,
      name: batches.name,
      kind: batches.kind,
      rubric: rubrics.body,
      reader: assignments.readerPseudonym,
      submissionId: assignmentItems.submissionId,
      place: assignmentItems.position,
      scores: sql<Pick<Score, 'criterionId' | 'levelId'>[]>`${events.body}::jsonb -> 'payload' -> 'scores'`,
    })
    .from(readings)
    .innerJoin(events, eq(events.eventId, readings.eventId))
    .innerJoin(assignmentItems, eq(assignmentItems.id, readings.itemId))
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .innerJoin(rubrics, eq(rubrics.hash, batches.rubricHash))
    .where(
      and(
        eq(readings.status, 'accepted'),
        isNull(readings.returnedFor),
        sql`NOT EXISTS (SELECT 1 FROM readings later
          WHERE later.supersedes = ${readings.id} AND later.status <> 'rejected')`,
      ),
    )
    .orderBy(asc(batches.ordinal), asc(assignments.readerPseudonym), asc(assignmentItems.position));
}

export type CountedReading = Awaited<ReturnType<typeof countedReadings>>[number];
