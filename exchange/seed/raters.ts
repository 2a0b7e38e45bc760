import { citedAnnotations } from '#shared/domain/anchor.ts';
import { newId } from '#shared/domain/primitives.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import type { ReadingPayload, SignedEvent } from '#shared/exchange/events.ts';
import {
  type DeviceKeys,
  eventHash,
  genesisHash,
  newDeviceKeys,
  signEvent,
} from '#shared/exchange/signing.ts';
import type { Database } from '../db/database.ts';
import { findAssignment, itemOfSubmission, setAssignmentState } from '../db/queries/assignments.ts';
import { insertDevice, insertReaderIdentity, type Reader } from '../db/queries/people.ts';
import { OperatorError } from '../failure.ts';
import { assign } from '../features/batches/assign.ts';
import { addPerson, certifyForAll } from '../features/enrolment/people.ts';
import { arrivalOf } from '../features/events/chain.ts';
import { pushWithin } from '../features/events/push.ts';
import type { ProgrammeFile } from './programmeFile.ts';

type Rater = ProgrammeFile['raters'][number];
type RaterReading = Rater['readings'][number];

export interface RaterContext {
  programme: ProgrammeFile;
  /** Digests of each submission's evidence, by the submission's id. */
  mediaOf: ReadonlyMap<string, string[]>;
  secret: string;
  at: Date;
}

const dayMs = 86_400_000;
const readingMs = 30 * 60_000;
const certifiedDaysAgo = 90;
const newestDaysAgo = 7;

async function enrolRater(tx: Database, rater: Rater, context: RaterContext): Promise<[Reader, DeviceKeys]> {
  const { secret, at } = context;
  const from = new Date(at.getTime() - certifiedDaysAgo * dayMs);
  const keys = newDeviceKeys();
  const deviceId = newId();
  await addPerson(tx, { id: rater.id, role: 'assessor', secret, at });
  await insertReaderIdentity(tx, rater.id, rater.name);
  // Without a credential: nobody signs in as a synthetic rater.
  await insertDevice(tx, {
    id: deviceId,
    personId: rater.id,
    publicKey: keys.publicKey,
    credentialHash: null,
    enrolledAt: at,
  });
  await certifyForAll(tx, rater.id, { from, source: 'synthetic rater', at });
  return [
    { personId: rater.id, deviceId, role: 'assessor', publicKey: keys.publicKey, withdrawn: false },
    keys,
  ];
}

async function claim(tx: Database, batchId: string, rater: Rater, context: RaterContext): Promise<string> {
  // What a synthetic rater reads stands in the file: nothing is added.
  await assign(tx, { batchId, personId: rater.id, secret: context.secret, at: context.at, seeded: false });
  const assignment = await findAssignment(tx, batchId, rater.id);
  if (assignment === undefined) throw new Error('a batch that was just assigned is not');
  if (assignment.state === 'available') await setAssignmentState(tx, assignment, 'claimed');
  return assignment.id;
}

async function payloadOf(
  tx: Database,
  reading: RaterReading,
  place: { assignmentId: string; openedAt: Date },
): Promise<ReadingPayload> {
  const item = await itemOfSubmission(tx, place.assignmentId, reading.submissionId);
  if (item === undefined) {
    throw new OperatorError(
      `The sample’s reading ${reading.id} is of a submission outside its batch. Repair programme.json.`,
    );
  }
  return {
    readingId: reading.id,
    batchId: reading.batchId,
    submissionId: item.itemId,
    supersedes: null,
    openedAt: place.openedAt.toISOString(),
    activeMs: readingMs,
    scores: reading.scores.map(({ criterionId, levelId, noEvidence, rationale }) => ({
      criterionId,
      levelId,
      noEvidence,
      rationale,
    })),
    annotations: citedAnnotations(reading.scores, item.evidenceIds),
    feedback: '',
  };
}

const daysAgoOf = (reading: RaterReading) => reading.daysAgo ?? newestDaysAgo;

function oldestFirst(readings: readonly RaterReading[]): RaterReading[] {
  return readings.toSorted((a, b) => daysAgoOf(b) - daysAgoOf(a));
}

/** When the n-th reading of a rater was opened: one after the other where the sample does not say when. */
function openingOf(reading: RaterReading, n: number, at: Date): Date {
  const after = reading.daysAgo === undefined ? n * readingMs : 0;
  return new Date(at.getTime() - daysAgoOf(reading) * dayMs + after);
}

async function signedEvents(
  tx: Database,
  rater: Rater,
  signer: { reader: Reader; keys: DeviceKeys; context: RaterContext },
): Promise<SignedEvent[]> {
  const { reader, keys, context } = signer;
  const rubricHash = hashOf(context.programme.rubric);
  const signed: SignedEvent[] = [];
  for (const [i, reading] of oldestFirst(rater.readings).entries()) {
    const openedAt = openingOf(reading, i, context.at);
    const assignmentId = await claim(tx, reading.batchId, rater, context);
    const last = signed.at(-1);
    const event = {
      eventId: newId(),
      deviceId: reader.deviceId,
      author: rater.id,
      seq: i + 1,
      prevHash: last ? eventHash(last) : genesisHash,
      type: 'reading.submitted' as const,
      payload: await payloadOf(tx, reading, { assignmentId, openedAt }),
      rubricHash,
      mediaHashes: context.mediaOf.get(reading.submissionId) ?? [],
      at: new Date(openedAt.getTime() + readingMs).toISOString(),
    };
    signed.push(signEvent(event, keys.privateKey));
  }
  return signed;
}

/**
 * Adds a synthetic rater with readings that are signed, chained and judged as any other's.
 * @throws OperatorError when the exchange would not accept one of them
 */
export async function importRater(tx: Database, rater: Rater, context: RaterContext): Promise<void> {
  const [reader, keys] = await enrolRater(tx, rater, context);
  const events = await signedEvents(tx, rater, { reader, keys, context });
  if (events.length === 0) return;
  const arrivals = events.map((event) => arrivalOf(event, reader));
  const { response } = await pushWithin(tx, reader, { arrivals, at: context.at });
  const bad = response.verdicts.findIndex((verdict) => verdict.verdict !== 'accepted');
  if (bad === -1) return;
  throw new OperatorError(
    `The sample’s reading ${rater.readings[bad]?.id} is not sound (${response.verdicts[bad]?.reason?.code}). Repair programme.json.`,
  );
}
