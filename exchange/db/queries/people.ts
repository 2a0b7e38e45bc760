import { and, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Role } from '#shared/domain/role.ts';
import type { Database } from '../database.ts';
import { certifications, devices, people, readerIdentities, withdrawals } from '../schema.ts';
import { inChunks } from './chunks.ts';

/** Who asks: a person, through one device. */
export interface Reader {
  personId: string;
  deviceId: string;
  role: Role;
  publicKey: string;
  /** Whether they may have nothing any more. */
  withdrawn: boolean;
}

/** Until the end of the transaction nobody else names a person. */
export async function lockPeople(tx: Database): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('rangefinder people'))`);
}

export async function takenPersonPseudonyms(tx: Database): Promise<Set<string>> {
  const rows = await tx.select({ pseudonym: people.pseudonym }).from(people);
  return new Set(rows.map((row) => row.pseudonym));
}

export async function insertPerson(tx: Database, row: typeof people.$inferInsert): Promise<void> {
  await tx.insert(people).values(row);
}

export async function insertReaderIdentity(tx: Database, personId: string, name: string): Promise<void> {
  await tx.insert(readerIdentities).values({ personId, name });
}

export async function insertDevice(tx: Database, row: typeof devices.$inferInsert): Promise<void> {
  await tx.insert(devices).values(row);
}

/** The device that holds this credential, with the hash it is kept under. */
export async function findDevice(
  db: Database,
  credentialHash: string,
): Promise<(Reader & { credentialHash: string | null }) | undefined> {
  const [row] = await db
    .select({
      deviceId: devices.id,
      publicKey: devices.publicKey,
      credentialHash: devices.credentialHash,
      personId: people.id,
      role: people.role,
      withdrawn: sql<boolean>`${withdrawals.personId} IS NOT NULL`,
    })
    .from(devices)
    .innerJoin(people, eq(people.id, devices.personId))
    .leftJoin(withdrawals, eq(withdrawals.personId, people.id))
    .where(eq(devices.credentialHash, credentialHash));
  return row;
}

/** Until the end of the transaction nobody else adds to this device's chain. */
export async function lockDevice(tx: Database, deviceId: string): Promise<void> {
  await tx.select({ id: devices.id }).from(devices).where(eq(devices.id, deviceId)).for('update');
}

export async function insertCertifications(
  tx: Database,
  rows: readonly (typeof certifications.$inferInsert)[],
): Promise<void> {
  await inChunks(rows, (some) => tx.insert(certifications).values(some));
}

/** A value, or the column it stands in. */
type Given<T> = T | AnyPgColumn;

/** Whether a certification is for a micro-credential and a version of its rubric, and what else is asked of it. */
export function holdsFor(
  { microCredentialId, rubricHash }: Record<'microCredentialId' | 'rubricHash', Given<string>>,
  asked: SQL | undefined,
): SQL | undefined {
  return and(
    eq(certifications.microCredentialId, microCredentialId),
    or(isNull(certifications.rubricHash), eq(certifications.rubricHash, rubricHash)),
    asked,
  );
}

/** Whether a certification held at an instant. */
export function heldAt(at: Date | SQL): SQL | undefined {
  return and(
    lte(certifications.validFrom, at),
    gt(certifications.validUntil, at),
    or(isNull(certifications.suspendedAt), gt(certifications.suspendedAt, at)),
  );
}

/** Whether this person was certified for this micro-credential and rubric at that instant. */
export async function wasCertified(
  db: Database,
  personId: string,
  when: { microCredentialId: string; rubricHash: string; at: Date },
): Promise<boolean> {
  const rows = await db
    .select({ id: certifications.id })
    .from(certifications)
    .where(and(eq(certifications.personId, personId), holdsFor(when, heldAt(when.at))))
    .limit(1);
  return rows.length > 0;
}

/** What somebody is called; undefined where there is nobody of that id. */
export async function findPerson(db: Database, id: string): Promise<{ pseudonym: string } | undefined> {
  const [row] = await db.select({ pseudonym: people.pseudonym }).from(people).where(eq(people.id, id));
  return row;
}
