import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { mediaOf } from '#shared/domain/evidence.ts';
import type { NewPack, PackManifest, PackVerdict } from '#shared/exchange/packs.ts';
import type { Database } from '../database.ts';
import {
  educatorIdentities,
  evidence,
  media,
  packEducators,
  packSignatures,
  packs,
  people,
  submissions,
} from '../schema.ts';
import { inChunks } from './chunks.ts';

export type PackRowInsert = typeof packs.$inferInsert;

/** A pack as it was proposed, with the second person’s word where it is there. */
export interface FoundPack {
  id: string;
  microCredentialId: string;
  proposedBy: string;
  by: string;
  at: Date;
  digest: string;
  manifest: PackManifest;
  signed: { by: string; at: Date; verdict: PackVerdict; note: string } | null;
}

/** Takes in the record of a file that lies in the store. */
export async function insertMedia(db: Database, row: typeof media.$inferInsert): Promise<void> {
  // A file that was removed is there again.
  await db
    .insert(media)
    .values(row)
    .onConflictDoUpdate({ target: media.sha256, set: { removedAt: null } });
}

export async function insertPack(
  tx: Database,
  row: PackRowInsert,
  educators: NewPack['educators'],
): Promise<void> {
  await tx.insert(packs).values(row);
  const named = educators.map((educator) => ({ packId: row.id, ...educator }));
  await inChunks(named, (some) => tx.insert(packEducators).values(some));
}

async function select(db: Database, where: ReturnType<typeof eq>): Promise<FoundPack[]> {
  const signers = db.select({ id: people.id, pseudonym: people.pseudonym }).from(people).as('signers');
  const rows = await db
    .select({
      pack: packs,
      by: people.pseudonym,
      signature: packSignatures,
      signer: signers.pseudonym,
    })
    .from(packs)
    .innerJoin(people, eq(people.id, packs.proposedBy))
    .leftJoin(packSignatures, eq(packSignatures.packId, packs.id))
    .leftJoin(signers, eq(signers.id, packSignatures.personId))
    .where(where)
    .orderBy(desc(packs.ordinal));
  return rows.map(({ pack, by, signature, signer }) => {
    const { id, microCredentialId, proposedBy, proposedAt: at, digest, manifest } = pack;
    const signed = signature && { ...signature, by: signer ?? '' };
    return {
      ...{ id, microCredentialId, proposedBy, by, at, digest, manifest },
      signed: signed && { by: signed.by, at: signed.at, verdict: signed.verdict, note: signed.note },
    };
  });
}

export async function findPack(db: Database, id: string): Promise<FoundPack | undefined> {
  return (await select(db, eq(packs.id, id)))[0];
}

/** The packs of a micro-credential, the latest first. */
export async function packsOf(db: Database, microCredentialId: string): Promise<FoundPack[]> {
  return await select(db, eq(packs.microCredentialId, microCredentialId));
}

/** Until the end of the transaction nobody else says anything of a pack. */
export async function lockPacks(tx: Database): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('rangefinder packs'))`);
}

/** Which of these submissions are there already. */
export async function knownSubmissions(db: Database, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(inArray(submissions.id, [...ids]));
  return rows.map(({ id }) => id);
}

/** Which of these items of evidence are there already. */
export async function knownEvidence(db: Database, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ id: evidence.id })
    .from(evidence)
    .where(inArray(evidence.id, [...ids]));
  return rows.map(({ id }) => id);
}

/** The files among these that the exchange holds, by their digests. */
export async function heldMedia(
  db: Database,
  digests: readonly string[],
): Promise<Map<string, typeof media.$inferSelect>> {
  const rows = await db
    .select()
    .from(media)
    .where(and(inArray(media.sha256, [...digests]), isNull(media.removedAt)));
  return new Map(rows.map((row) => [row.sha256, row]));
}

export async function insertSignature(tx: Database, row: typeof packSignatures.$inferInsert): Promise<void> {
  await tx.insert(packSignatures).values(row);
}

/** Forgets who handed in what of a pack, wherever it is not with the submissions. */
export async function forgetEducators(tx: Database, packId: string): Promise<void> {
  await tx.delete(packEducators).where(eq(packEducators.packId, packId));
}

/** Puts the submissions of a pack among those that wait to be dealt, with who handed them in. */
export async function admitSubmissions(tx: Database, { id, manifest }: FoundPack): Promise<void> {
  const { microCredentialId } = manifest;
  const rows = manifest.submissions.map((one) => ({ id: one.id, microCredentialId, answers: [] }));
  await inChunks(rows, (some) => tx.insert(submissions).values(some));
  const named = await tx.select().from(packEducators).where(eq(packEducators.packId, id));
  const identities = named.map(({ packId: _, ...identity }) => identity);
  await inChunks(identities, (some) => tx.insert(educatorIdentities).values(some));
  const items = manifest.submissions.flatMap((one) =>
    one.evidence.map(({ id: itemId, kind, title, durationMs, media: file, captions }, position) => ({
      ...{ id: itemId, submissionId: one.id, position, kind, title, durationMs },
      ...{ mediaSha256: file.sha256, captionsSha256: captions?.sha256 ?? null },
    })),
  );
  await inChunks(items, (some) => tx.insert(evidence).values(some));
}

/**
 * Forgets the files of a pack that nothing else names: neither evidence nor a pack that was not returned.
 * @returns their digests, so that the store forgets them too
 */
export async function forgetMedia(tx: Database, { id, manifest }: FoundPack): Promise<string[]> {
  const digests = manifest.submissions.flatMap((one) => mediaOf(one.evidence)).map(({ sha256 }) => sha256);
  const asEvidence = sql`EXISTS (SELECT 1 FROM evidence e
    WHERE e.media_sha256 = media.sha256 OR e.captions_sha256 = media.sha256)`;
  const inPack = sql`EXISTS (SELECT 1 FROM packs p LEFT JOIN pack_signatures s ON s.pack_id = p.id
    WHERE p.id <> ${id} AND s.verdict IS DISTINCT FROM 'returned'
      AND p.manifest::text LIKE '%' || media.sha256 || '%')`;
  const rows = await tx
    .delete(media)
    .where(and(inArray(media.sha256, digests), sql`NOT ${asEvidence}`, sql`NOT ${inPack}`))
    .returning({ sha256: media.sha256 });
  return rows.map(({ sha256 }) => sha256);
}
