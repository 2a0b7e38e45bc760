import { mediaOf } from '#shared/domain/evidence.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { PackList, PackRecord, PackRow } from '#shared/exchange/packs.ts';
import { type FoundPack, findPack, packsOf } from '../../db/queries/packs.ts';
import type { Reader } from '../../db/queries/people.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';

function rowOf({ id, by, at, proposedBy, manifest, signed }: FoundPack, viewer: Reader): PackRow {
  const { name, submissions } = manifest;
  return {
    ...{ id, name, by, at: at.toISOString(), own: proposedBy === viewer.personId },
    submissions: submissions.length,
    files: submissions.flatMap(({ evidence }) => mediaOf(evidence)).length,
    signed: signed && { ...signed, at: signed.at.toISOString() },
  };
}

/** The packs for a rubric, the latest first. */
export async function readPacks(
  { db }: Exchange,
  viewer: Reader,
  { microCredentialId, rubricHash }: SubjectKey,
): Promise<PackList> {
  const found = await packsOf(db, microCredentialId);
  const of = found.filter(({ manifest }) => manifest.rubricHash === rubricHash);
  return { packs: of.map((pack) => rowOf(pack, viewer)) };
}

/** A pack with what was done to it; who handed it in is not told. @throws Refusal `not_found` */
export async function readPack({ db }: Exchange, viewer: Reader, id: string): Promise<PackRecord> {
  const pack = await findPack(db, id);
  if (!pack) throw refuse('not_found', 'There is no such pack. List them again.');
  const { digest, manifest } = pack;
  return { ...rowOf(pack, viewer), digest, manifest };
}
