import { randomBytes, randomUUID } from 'node:crypto';
import { newId } from '#shared/domain/primitives.ts';
import type { Database } from '../../db/database.ts';
import { findAssignment, insertAssignment, takenReaderPseudonyms } from '../../db/queries/assignments.ts';
import { findBatch, lockBatch, submissionIdsOf } from '../../db/queries/batches.ts';
import { plannedFor } from '../../db/queries/plans.ts';
import { evidenceOf } from '../../db/queries/programme.ts';
import { insertSeeds } from '../../db/queries/seeds.ts';
import { takenForFurtherRead } from '../../db/queries/thirdReads.ts';
import type { Exchange } from '../../exchange.ts';
import { pseudonymOf } from '../../rules/naming.ts';
import { shuffled } from '../../rules/shuffle.ts';
import { dealSeeds } from '../quality/deal.ts';

export interface AssignmentRequest {
  batchId: string;
  personId: string;
  secret: string;
  at: Date;
  /** Whether seeds are hidden in it, as far as the programme asks for them. */
  seeded: boolean;
}

/** Submissions in this reader's order, each under an id and a name of its own. The ids are random, not ordered by time. */
function itemsFor(request: AssignmentRequest, assignmentId: string, order: readonly string[]) {
  const taken = new Set<string>();
  return order.map((submissionId, position) => {
    const naming = { scope: request.batchId, reader: request.personId, subject: submissionId };
    const pseudonym = pseudonymOf('submission', naming, { secret: request.secret, taken });
    taken.add(pseudonym);
    return { id: randomUUID(), assignmentId, submissionId, position, pseudonym };
  });
}

async function readerPseudonym(tx: Database, request: AssignmentRequest): Promise<string> {
  const { batchId, personId, secret } = request;
  const taken = await takenReaderPseudonyms(tx, batchId);
  return pseudonymOf('reader', { scope: batchId, reader: personId, subject: personId }, { secret, taken });
}

async function seedsOf(
  tx: Database,
  { seeded, ...request }: AssignmentRequest,
  deal: { submissionIds: readonly string[]; orderSeed: string },
): Promise<string[]> {
  const found = seeded ? await findBatch(tx, request.batchId) : undefined;
  return found ? await dealSeeds(tx, { ...request, ...deal, batch: found.batch }) : [];
}

/** Hands a batch to a reader, as available. Doing it again changes nothing. */
export async function assign(tx: Database, request: AssignmentRequest): Promise<void> {
  const { batchId, personId, at } = request;
  await lockBatch(tx, batchId);
  if ((await findAssignment(tx, batchId, personId)) !== undefined) return;
  const assignmentId = newId();
  const orderSeed = randomBytes(32).toString('hex');
  const read = await takenForFurtherRead(tx, personId);
  const planned = await plannedFor(tx, batchId, personId);
  const own = (await submissionIdsOf(tx, batchId)).filter(
    (id) => !read.has(id) && (planned?.has(id) ?? true),
  );
  const seedIds = await seedsOf(tx, request, { submissionIds: own, orderSeed });
  // Sorted, so that the recorded seed alone says where each of them is.
  const submissionIds = [...own, ...seedIds].toSorted();
  const items = itemsFor(request, assignmentId, shuffled(submissionIds, orderSeed));
  const itemOf = new Map(items.map((item) => [item.submissionId, item.id]));
  const evidence = (await evidenceOf(tx, submissionIds)).map((one) => ({
    id: randomUUID(),
    itemId: itemOf.get(one.submissionId) ?? '',
    evidenceId: one.id,
  }));
  await insertAssignment(tx, {
    assignment: {
      id: assignmentId,
      batchId,
      personId,
      state: 'available',
      version: 1,
      orderSeed,
      readerPseudonym: await readerPseudonym(tx, request),
      createdAt: at,
    },
    items,
    evidence,
  });
  await insertSeeds(
    tx,
    seedIds.map((id) => ({ itemId: itemOf.get(id) ?? '', dealtAt: at })),
  );
}

/** Hands over every batch this reader has not got yet, each in a transaction of its own. */
export async function assignAll(
  exchange: Exchange,
  personId: string,
  batchIds: readonly string[],
): Promise<void> {
  for (const batchId of batchIds) {
    await exchange.db.transaction((tx) =>
      assign(tx, { batchId, personId, secret: exchange.secret, at: exchange.now(), seeded: true }),
    );
  }
}
