import { and, asc, desc, eq, inArray, isNotNull, not, notExists, or, sql } from 'drizzle-orm';
import { defaultPolicy, type ScoringPolicy } from '#shared/domain/scoringPolicy.ts';
import type { SeedingRule } from '#shared/domain/seeding.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { OfficeAct } from '#shared/exchange/office.ts';
import type { Database } from '../database.ts';
import {
  affiliations,
  anchors,
  assignmentItems,
  assignments,
  batches,
  batchSubmissions,
  educatorIdentities,
  microCredentials,
  officeActs,
  people,
  plans,
  programmes,
  readings,
  submissions,
} from '../schema.ts';
import { isOf } from './subject.ts';
import { isMadeInPassing } from './thirdReads.ts';

/** Until the end of the transaction nobody else deals submissions. */
export async function lockOffice(tx: Database): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('rangefinder office'))`);
}

const programmeOf = (microCredentialId: string) =>
  sql`${programmes.id} = (SELECT programme_id FROM micro_credentials WHERE id = ${microCredentialId})`;

/** How the programme of a micro-credential has its submissions read. */
export async function policyOf(db: Database, microCredentialId: string): Promise<ScoringPolicy> {
  const [row] = await db
    .select({ policy: programmes.policy })
    .from(microCredentials)
    .innerJoin(programmes, eq(programmes.id, microCredentials.programmeId))
    .where(eq(microCredentials.id, microCredentialId));
  return { ...defaultPolicy, ...row?.policy };
}

export async function setPolicy(
  tx: Database,
  microCredentialId: string,
  rules: { policy: ScoringPolicy; seeding: SeedingRule },
): Promise<void> {
  await tx.update(programmes).set(rules).where(programmeOf(microCredentialId));
}

/** Submissions that are in no batch, and neither anchors nor seeds, in an order that stays. */
export async function waitingSubmissions(db: Database, microCredentialId: string): Promise<string[]> {
  const inBatch = db
    .select({ id: batchSubmissions.batchId })
    .from(batchSubmissions)
    .where(eq(batchSubmissions.submissionId, submissions.id));
  const isAnchor = db
    .select({ id: anchors.id })
    .from(anchors)
    .where(eq(anchors.submissionId, submissions.id));
  const rows = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.microCredentialId, microCredentialId), notExists(inBatch), notExists(isAnchor)))
    .orderBy(asc(submissions.id));
  return rows.map(({ id }) => id);
}

/** Where people work, as far as the office knows. */
export async function organisationsOf(
  db: Database,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(affiliations)
    .where(inArray(affiliations.personId, [...personIds]));
  return new Map(rows.map(({ personId, organisation }) => [personId, organisation]));
}

export async function setOrganisation(
  tx: Database,
  personId: string,
  organisation: string | null,
): Promise<void> {
  await tx.delete(affiliations).where(eq(affiliations.personId, personId));
  if (organisation !== null) await tx.insert(affiliations).values({ personId, organisation });
}

/** Where submissions came from. */
export async function schoolsOf(
  db: Database,
  submissionIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: educatorIdentities.submissionId, school: educatorIdentities.school })
    .from(educatorIdentities)
    .where(inArray(educatorIdentities.submissionId, [...submissionIds]));
  return new Map(rows.map(({ id, school }) => [id, school]));
}

/** Which people have taken on, or read, which of these submissions, in whatever batch. */
export async function metBefore(
  db: Database,
  submissionIds: readonly string[],
): Promise<{ personId: string; submissionId: string }[]> {
  const read = sql`EXISTS (SELECT 1 FROM ${readings} r WHERE r.item_id = ${assignmentItems.id})`;
  return await db
    .selectDistinct({ personId: assignments.personId, submissionId: assignmentItems.submissionId })
    .from(assignmentItems)
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .where(
      and(
        inArray(assignmentItems.submissionId, [...submissionIds]),
        or(inArray(assignments.state, ['claimed', 'finished']), read),
      ),
    );
}

/** The operational batches of the programme, in order, each with whether it was dealt and what is in it. */
export async function operationalBatches(db: Database, subject: SubjectKey) {
  return await db
    .select({ batch: batches, dealt: sql<boolean>`${plans.batchId} IS NOT NULL` })
    .from(batches)
    .leftJoin(plans, eq(plans.batchId, batches.id))
    .where(and(isOf(subject), eq(batches.kind, 'operational'), not(isMadeInPassing(db))))
    .orderBy(asc(batches.ordinal));
}

export async function insertAct(tx: Database, row: typeof officeActs.$inferInsert): Promise<void> {
  await tx.insert(officeActs).values(row);
}

/** What was done in the office for a micro-credential, or for all, the latest first. */
export async function actsOf(
  db: Database,
  microCredentialId: string,
  limit: number,
): Promise<{ by: string; at: Date; act: OfficeAct }[]> {
  return await db
    .select({ by: people.pseudonym, at: officeActs.at, act: officeActs.body })
    .from(officeActs)
    .innerJoin(people, eq(people.id, officeActs.personId))
    .where(
      or(eq(officeActs.microCredentialId, microCredentialId), not(isNotNull(officeActs.microCredentialId))),
    )
    .orderBy(desc(officeActs.ordinal))
    .limit(limit);
}
