import { type MediaRef, mediaOf } from '#shared/domain/evidence.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import type { NewPack, PackProposed } from '#shared/exchange/packs.ts';
import type { Database } from '../../db/database.ts';
import { insertAct } from '../../db/queries/office.ts';
import {
  findPack,
  heldMedia,
  insertPack,
  knownEvidence,
  knownSubmissions,
  lockPacks,
} from '../../db/queries/packs.ts';
import type { Reader } from '../../db/queries/people.ts';
import { stepOf } from '../../db/queries/qualification.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';

const isOnce = (ids: readonly string[]) => new Set(ids).size === ids.length;

function requireWhole({ manifest, educators }: NewPack): void {
  const ids = manifest.submissions.map(({ id }) => id);
  const evidenceIds = manifest.submissions.flatMap(({ evidence }) => evidence.map(({ id }) => id));
  const named = educators.map(({ submissionId }) => submissionId);
  if (!isOnce(ids) || !isOnce(evidenceIds) || !isOnce(named))
    throw refuse('invalid_request', 'The pack names something twice. Make it again.');
  if (ids.toSorted().join() !== named.toSorted().join())
    throw refuse('invalid_request', 'Each submission of the pack needs one educator. Name them all.');
  for (const { evidence, reports } of manifest.submissions) {
    const reported = new Map(reports.map(({ after }) => [after.sha256, after.bytes]));
    if (mediaOf(evidence).some(({ sha256, bytes }) => reported.get(sha256) !== bytes))
      throw refuse('invalid_request', 'A file of the pack has no report of how it was cleaned. Clean it.');
  }
}

async function requireMedia({ media }: Exchange, tx: Database, files: readonly MediaRef[]): Promise<void> {
  const held = await heldMedia(
    tx,
    files.map(({ sha256 }) => sha256),
  );
  for (const { sha256, bytes, mediaType } of files) {
    const row = held.get(sha256);
    if (row?.bytes !== bytes || (await media.sizeOf(sha256)) !== bytes)
      throw refuse('wrong_state', 'A file of the pack is not here yet. Send it first.');
    if (row.mediaType !== mediaType)
      throw refuse(
        'invalid_request',
        'A file of the pack is here as one of another type. Make the pack again.',
      );
  }
}

/**
 * Takes in a pack that waits for a second person. The same pack again changes nothing.
 * @throws Refusal `not_found`; `invalid_request` for a pack that is not whole; `wrong_state` where a file is missing or
 * a submission is here already
 */
export async function proposePack(exchange: Exchange, lead: Reader, wish: NewPack): Promise<PackProposed> {
  requireWhole(wish);
  const { manifest, educators } = wish;
  const { id, microCredentialId, submissions } = manifest;
  const digest = hashOf(manifest);
  return await exchange.db.transaction(async (tx) => {
    await lockPacks(tx);
    const before = await findPack(tx, id);
    if (before?.digest === digest && before.proposedBy === lead.personId) return { id, digest };
    const ids = submissions.map((one) => one.id);
    const evidenceIds = submissions.flatMap(({ evidence }) => evidence.map((one) => one.id));
    if (
      before ||
      (await knownSubmissions(tx, ids)).length + (await knownEvidence(tx, evidenceIds)).length > 0
    )
      throw refuse('wrong_state', 'What is in this pack is here already. Make a new pack.');
    if ((await stepOf(tx, manifest)) === undefined)
      throw refuse('not_found', 'Nothing is scored by this rubric here. Choose the micro-credential again.');
    await requireMedia(
      exchange,
      tx,
      submissions.flatMap(({ evidence }) => mediaOf(evidence)),
    );
    const at = exchange.now();
    const { personId } = lead;
    await insertPack(
      tx,
      { id, microCredentialId, proposedBy: personId, proposedAt: at, digest, manifest },
      educators,
    );
    await insertAct(tx, {
      ...{ personId, microCredentialId, at },
      body: { kind: 'packProposed', packId: id, pack: manifest.name, submissions: ids.length, digest },
    });
    return { id, digest };
  });
}
