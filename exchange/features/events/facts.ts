import type { ReadingEvent } from '#shared/exchange/events.ts';
import type { Database } from '../../db/database.ts';
import { type Assignment, findItem, lockAssignment } from '../../db/queries/assignments.ts';
import { findBatch } from '../../db/queries/batches.ts';
import { currentReading, findReading } from '../../db/queries/events.ts';
import { type Reader, wasCertified } from '../../db/queries/people.ts';
import { releasedAmong } from '../../db/queries/releases.ts';
import { wasShown } from '../../db/queries/sessions.ts';
import { suspensionAfter } from '../../db/queries/suspensions.ts';
import type { ReadingFacts } from './judge.ts';

type Batch = NonNullable<Awaited<ReturnType<typeof findBatch>>>;

/** A batch with this reader's assignment of it. */
export interface Docket {
  assignment: Assignment;
  found: Batch;
}

/** Finds dockets, each batch once in a request. */
export function docketFinder(tx: Database, personId: string): (id: string) => Promise<Docket | undefined> {
  const known = new Map<string, Promise<Docket | undefined>>();
  const find = async (batchId: string) => {
    const assignment = await lockAssignment(tx, batchId, personId);
    const found = assignment && (await findBatch(tx, batchId));
    return found && { assignment, found };
  };
  return (batchId) => {
    const docket = known.get(batchId) ?? find(batchId);
    known.set(batchId, docket);
    return docket;
  };
}

async function supersededReading(tx: Database, reader: Reader, id: string | null) {
  const reading = id === null ? undefined : await findReading(tx, id);
  return reading?.personId === reader.personId ? { itemId: reading.itemId } : undefined;
}

/** By what right its author read operationally when they signed, and whether that was taken away later. */
async function rightOf(
  tx: Database,
  reader: Reader,
  event: ReadingEvent,
  docket: Docket | undefined,
): Promise<Pick<ReadingFacts, 'certified' | 'suspension'>> {
  if (docket?.found.batch.kind !== 'operational') return { certified: false, suspension: undefined };
  const { batch, microCredential } = docket.found;
  const when = {
    microCredentialId: microCredential.id,
    rubricHash: batch.rubricHash,
    at: new Date(event.at),
  };
  const certified = await wasCertified(tx, reader.personId, when);
  const suspension = await suspensionAfter(tx, reader.personId, when);
  return { certified, suspension: certified ? suspension : undefined };
}

/** Gathers what the judgement of a reading rests on. */
export async function factsFor(
  tx: Database,
  asked: { reader: Reader; event: ReadingEvent; docket: Docket | undefined },
): Promise<ReadingFacts> {
  const { reader, event, docket } = asked;
  const { payload } = event;
  const item = docket && (await findItem(tx, docket.assignment.id, payload.submissionId));
  return {
    batch: docket && {
      state: docket.assignment.state,
      kind: docket.found.batch.kind,
      rubric: docket.found.rubric,
      rubricHash: docket.found.batch.rubricHash,
    },
    item,
    idTaken: (await findReading(tx, payload.readingId)) !== undefined,
    superseded: await supersededReading(tx, reader, payload.supersedes),
    currentId: item && (await currentReading(tx, item.id))?.id,
    ...(await rightOf(tx, reader, event, docket)),
    released:
      item !== undefined && docket?.found.batch.kind === 'operational'
        ? (await releasedAmong(tx, [item.submissionId])).has(item.submissionId)
        : false,
    expired:
      docket?.found.keepUntil instanceof Date && docket.found.keepUntil.getTime() <= Date.parse(event.at),
    withdrawn: reader.withdrawn,
    shown: docket ? await wasShown(tx, docket.found.batch.id, reader.personId) : false,
  };
}
