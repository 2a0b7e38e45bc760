import { and, asc, eq, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import type { Authority, SubjectKey } from '#shared/exchange/agreement.ts';
import type { Database } from '../database.ts';
import {
  assignmentItems,
  assignments,
  batches,
  certifications,
  events,
  readings,
  releases,
} from '../schema.ts';
import { heldAt, holdsFor } from './people.ts';
import { isOf } from './subject.ts';

/** By reading, the certification that held when an operational reading was signed, or that released it later. */
async function authoritiesWhere(db: Database, where: SQL | undefined): Promise<Map<string, Authority>> {
  const signedAt = sql`(${events.body}::jsonb ->> 'at')::timestamptz`;
  const rows = await db
    .select({ readingId: readings.id, held: certifications, releasedAt: releases.at })
    .from(readings)
    .innerJoin(events, eq(events.eventId, readings.eventId))
    .innerJoin(assignmentItems, eq(assignmentItems.id, readings.itemId))
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .innerJoin(certifications, eq(certifications.personId, readings.personId))
    .leftJoin(
      releases,
      and(eq(releases.readingId, readings.id), eq(releases.certificationId, certifications.id)),
    )
    .where(
      and(
        where,
        eq(batches.kind, 'operational'),
        holdsFor(
          { microCredentialId: batches.microCredentialId, rubricHash: batches.rubricHash },
          or(isNotNull(releases.at), heldAt(signedAt)),
        ),
      ),
    )
    .orderBy(asc(certifications.validUntil));
  return new Map(
    rows.map(({ readingId, held, releasedAt }) => [
      readingId,
      {
        source: held.source,
        validFrom: held.validFrom.toISOString(),
        validUntil: held.validUntil.toISOString(),
        released: releasedAt !== null,
      },
    ]),
  );
}

export async function authoritiesOfSubject(db: Database, subject: SubjectKey) {
  return await authoritiesWhere(db, isOf(subject));
}

export async function authoritiesOnSubmission(db: Database, submissionId: string) {
  return await authoritiesWhere(db, eq(assignmentItems.submissionId, submissionId));
}
