import { returningFlag } from '#shared/domain/flag.ts';
import { newId } from '#shared/domain/primitives.ts';
import {
  type DecisionEvent,
  type PackSignatureEvent,
  type PushRequest,
  type PushResponse,
  type ReadingEvent,
  type RemovalEvent,
  type RevealEvent,
  type SessionEvent,
  SignedEvent,
  type Verdict,
  type VerdictReason,
} from '#shared/exchange/events.ts';
import type { FeedbackItem } from '#shared/exchange/wire.ts';
import type { Database } from '../../db/database.ts';
import { readingProgress, setAssignmentState } from '../../db/queries/assignments.ts';
import {
  chainHead,
  findEvent,
  insertEvent,
  insertReading,
  lockEventLog,
  quarantine,
} from '../../db/queries/events.ts';
import { addFeedback } from '../../db/queries/feedback.ts';
import { lockDevice, type Reader } from '../../db/queries/people.ts';
import { plannedHomeOf } from '../../db/queries/plans.ts';
import { tellSession } from '../../db/queries/sessions.ts';
import { heldOf } from '../../db/queries/suspensions.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { finishSet } from '../qualification/finishSet.ts';
import { askSecondReads } from '../quality/secondReads.ts';
import { settleSeeds } from '../quality/settle.ts';
import { askRereads } from '../quality/suspend.ts';
import { type Arrival, arrivalOf, type ChainHead, emptyChain, follows, hasGap } from './chain.ts';
import { consensusFor } from './consensus.ts';
import { type Docket, docketFinder, factsFor } from './facts.ts';
import { type Decision, judge, type ReadingFacts, reasonMessages } from './judge.ts';
import { decisionFacts, judgeDecision, keepDecision } from './judgeDecision.ts';
import { entryFacts, judgeEntry, keepEntry } from './judgeEntry.ts';
import { judgePack, keepPackSignature, packFacts } from './judgePack.ts';
import { judgeRemoval, keepRemoval, wasGiven } from './judgeRemoval.ts';
import { judgeReveal, keepReveal, revealFacts } from './judgeReveal.ts';

interface Push {
  tx: Database;
  reader: Reader;
  at: Date;
  docketOf: (batchId: string) => Promise<Docket | undefined>;
  /** Assignments with a new reading that counts. */
  touched: Map<string, Docket>;
  /** Calibration sessions in which there is something new. */
  sessions: Set<string>;
  /** Readings that came after their author’s suspension, and were signed before it. */
  late: { readingId: string; suspension: { id: string; at: Date } }[];
  /** What the reader will be told besides the receipts. */
  news: FeedbackItem[];
  /** Files that nothing names any more, by their digests. */
  unneeded: string[];
}

function verdictOf(eventId: string, decision: Decision | { verdict: 'duplicate'; reason: null }): Verdict {
  const { verdict, reason } = decision;
  return { eventId, verdict, reason: reason && { code: reason, message: reasonMessages[reason] } };
}

async function setAside(push: Push, arrival: Arrival, reason: VerdictReason): Promise<Verdict> {
  const { eventId, hash, text } = arrival;
  const { tx, reader, at } = push;
  await quarantine(tx, { deviceId: reader.deviceId, eventId, hash, reason, body: text, receivedAt: at });
  return verdictOf(eventId, { verdict: 'rejected', reason });
}

async function project(
  push: Push,
  event: ReadingEvent,
  decision: Decision,
  facts: ReadingFacts,
): Promise<void> {
  // A rejected reading that takes another's id leaves its event and no reading of its own.
  if (facts.idTaken) return;
  await insertReading(push.tx, {
    id: event.payload.readingId,
    eventId: event.eventId,
    personId: push.reader.personId,
    itemId: facts.item?.id ?? null,
    status: decision.verdict,
    supersedes: facts.superseded ? event.payload.supersedes : null,
    returnedFor: returningFlag(event.payload.flags ?? [])?.kind ?? null,
  });
}

/** Appends a well-chained event with its verdict: rejected ones too, so that the chain goes on. */
async function append(push: Push, arrival: Arrival): Promise<Verdict> {
  const event = SignedEvent.safeParse(arrival.raw).data;
  const decision = await decideOn(push, arrival, event);
  return verdictOf(arrival.eventId, decision);
}

/** What is taken in from somebody whose access was withdrawn: readings are held, and what was removed is put on record. */
const saidByAnybody: ReadonlySet<SignedEvent['type']> = new Set(['reading.submitted', 'evidence.removed']);

async function decideOn(push: Push, arrival: Arrival, event: SignedEvent | undefined): Promise<Decision> {
  if (push.reader.withdrawn && event !== undefined && !saidByAnybody.has(event.type))
    return await keep(push, arrival, { verdict: 'rejected', reason: 'access_withdrawn' });
  switch (event?.type) {
    case undefined:
      return await keep(push, arrival, { verdict: 'rejected', reason: 'payload_invalid' });
    case 'reading.submitted':
      return await takeReading(push, arrival, event);
    case 'adjudication.decided':
      return await takeDecision(push, arrival, event);
    case 'calibration.noted':
    case 'calibration.voted':
    case 'calibration.settled':
      return await takeEntry(push, arrival, event);
    case 'batch.revealed':
      return await takeReveal(push, arrival, event);
    case 'pack.signed':
      return await takePackSignature(push, arrival, event);
    case 'evidence.removed':
      return await takeRemoval(push, arrival, event);
  }
}

async function keep(push: Push, arrival: Arrival, decision: Decision): Promise<Decision> {
  const { tx, reader, at } = push;
  const { eventId, seq, prevHash, hash, text } = arrival;
  const row = { eventId, deviceId: reader.deviceId, seq, prevHash, hash, body: text, receivedAt: at };
  await insertEvent(tx, row, decision);
  return decision;
}

async function takeReading(push: Push, arrival: Arrival, event: ReadingEvent): Promise<Decision> {
  const docket = await push.docketOf(event.payload.batchId);
  const facts = await factsFor(push.tx, { reader: push.reader, event, docket });
  const decision = await keep(push, arrival, judge(event, facts));
  await project(push, event, decision, facts);
  if (docket && decision.verdict !== 'rejected') push.touched.set(docket.assignment.id, docket);
  if (facts.suspension && decision.reason === 'recheck')
    push.late.push({ readingId: event.payload.readingId, suspension: facts.suspension });
  if (facts.batch?.kind === 'calibration' && decision.verdict === 'accepted')
    push.sessions.add(event.payload.batchId);
  if (facts.batch?.kind === 'practice' && decision.verdict === 'accepted')
    await tellConsensus(push, event, facts);
  return decision;
}

/** A reading that sends its submission back gave no scores to compare. */
async function tellConsensus(push: Push, { payload }: ReadingEvent, { item }: ReadingFacts): Promise<void> {
  if (item === undefined || returningFlag(payload.flags ?? []) !== undefined) return;
  const told = await consensusFor(push.tx, { readingId: payload.readingId, itemId: item.id }, push.at);
  if (told) push.news.push(told);
}

async function takeDecision(push: Push, arrival: Arrival, event: DecisionEvent): Promise<Decision> {
  const facts = await decisionFacts(push.tx, push.reader, event);
  const decision = await keep(push, arrival, judgeDecision(event, facts));
  if (decision.verdict === 'accepted') await keepDecision(push.tx, push.reader, event);
  return decision;
}

async function takeEntry(push: Push, arrival: Arrival, event: SessionEvent): Promise<Decision> {
  const facts = await entryFacts(push.tx, push.reader, event);
  const decision = await keep(push, arrival, judgeEntry(event, facts));
  if (decision.verdict !== 'accepted') return decision;
  await keepEntry(push.tx, push.reader, { event, submissionId: facts.submissionId });
  push.sessions.add(event.payload.sessionId);
  return decision;
}

async function takeReveal(push: Push, arrival: Arrival, event: RevealEvent): Promise<Decision> {
  const facts = await revealFacts(push.tx, push.reader, event);
  const decision = await keep(push, arrival, judgeReveal(event, facts));
  if (decision.verdict === 'accepted') await keepReveal(push.tx, push.reader, event, push.at);
  return decision;
}

async function takePackSignature(push: Push, arrival: Arrival, event: PackSignatureEvent): Promise<Decision> {
  const { tx, reader, at } = push;
  const facts = await packFacts(tx, reader, event);
  const decision = await keep(push, arrival, judgePack(event, facts));
  if (decision.verdict === 'accepted' && facts.pack)
    push.unneeded.push(...(await keepPackSignature(tx, { event, pack: facts.pack, reader }, at)));
  return decision;
}

async function takeRemoval(push: Push, arrival: Arrival, event: RemovalEvent): Promise<Decision> {
  const { tx, reader } = push;
  const decision = await keep(push, arrival, judgeRemoval(event, await wasGiven(tx, reader, event)));
  if (decision.verdict === 'accepted') await keepRemoval(tx, reader, event);
  return decision;
}

function receiptOf(verdict: Verdict, at: Date): FeedbackItem {
  const { eventId, reason } = verdict;
  return {
    id: newId(),
    at: at.toISOString(),
    type: 'receipt',
    eventId,
    verdict: verdict.verdict,
    reason: reason?.code ?? null,
  };
}

async function takeIn(push: Push, head: ChainHead, arrivals: readonly Arrival[]) {
  const verdicts: Verdict[] = [];
  const appended: Verdict[] = [];
  let end = head;
  for (const arrival of arrivals) {
    const known = await findEvent(push.tx, arrival.eventId);
    if (known?.deviceId === push.reader.deviceId && known.hash === arrival.hash) {
      verdicts.push(verdictOf(arrival.eventId, { verdict: 'duplicate', reason: null }));
      continue;
    }
    const fault = arrival.fault ?? (known !== undefined || !follows(end, arrival) ? 'chain_forked' : null);
    if (fault !== null) {
      verdicts.push(await setAside(push, arrival, fault));
      continue;
    }
    const verdict = await append(push, arrival);
    verdicts.push(verdict);
    appended.push(verdict);
    end = { seq: arrival.seq, hash: arrival.hash };
  }
  return { verdicts, appended, lastSeq: end.seq };
}

async function finish(push: Push): Promise<void> {
  for (const id of push.sessions) await tellSession(push.tx, id);
  for (const docket of push.touched.values()) {
    const { assignment, found } = docket;
    const { items, read } = await readingProgress(push.tx, assignment.id);
    if (assignment.state !== 'claimed' || read !== items) continue;
    await setAssignmentState(push.tx, assignment, 'finished');
    if (found.batch.kind === 'qualification') await tellOutcome(push, docket);
    const home = await plannedHomeOf(push.tx, found.batch.id);
    if (home !== undefined) await askSecondReads(push.tx, home, push.at);
  }
  for (const some of Map.groupBy(push.late, ({ suspension }) => suspension.id).values()) {
    const [first] = some;
    const held = await heldOf(
      push.tx,
      some.map(({ readingId }) => readingId),
    );
    if (first) await askRereads(push.tx, held, first.suspension);
  }
  push.news.push(...(await settleSeeds(push.tx, { personId: push.reader.personId, at: push.at })));
}

/** Only now is the consensus on all of a set told, with what came of it. */
async function tellOutcome({ tx, reader, at, news }: Push, { assignment, found }: Docket): Promise<void> {
  const finished = await finishSet(tx, {
    assignment,
    personId: reader.personId,
    step: { microCredentialId: found.microCredential.id, rubricHash: found.batch.rubricHash },
    at,
  });
  for (const reading of finished.readings) {
    const told = await consensusFor(tx, reading, at);
    if (told) news.push(told);
  }
  news.push(...finished.news);
}

/** An answer, and the digests of files that nothing names any more once the transaction is done. */
interface Taken {
  response: PushResponse;
  unneeded: string[];
}

/** The same inside a transaction of the caller's. */
export async function pushWithin(
  tx: Database,
  reader: Reader,
  request: { arrivals: readonly Arrival[]; at: Date },
): Promise<Taken> {
  const { arrivals, at } = request;
  await lockDevice(tx, reader.deviceId);
  await lockEventLog(tx);
  const head = (await chainHead(tx, reader.deviceId)) ?? emptyChain;
  if (hasGap(head, arrivals)) {
    throw refuse(
      'sequence_gap',
      `The exchange holds this device’s events up to number ${head.seq}. Send the next one first.`,
      head.seq,
    );
  }
  const docketOf = docketFinder(tx, reader.personId);
  const push: Push = {
    tx,
    reader,
    at,
    docketOf,
    touched: new Map(),
    sessions: new Set(),
    late: [],
    news: [],
    unneeded: [],
  };
  const { verdicts, appended, lastSeq } = await takeIn(push, head, arrivals);
  await finish(push);
  const receipts = appended.map((verdict) => receiptOf(verdict, at));
  await addFeedback(tx, reader.personId, [...receipts, ...push.news]);
  const response = { verdicts, receipt: { id: newId(), at: at.toISOString(), lastSeq } };
  return { response, unneeded: push.unneeded };
}

/**
 * Takes in a device's events, in one transaction: a verdict for each, or none stored at all.
 * @throws Refusal `sequence_gap` with the last number held, when an event is missing before one of these
 */
export async function pushEvents(
  exchange: Exchange,
  reader: Reader,
  request: PushRequest,
): Promise<PushResponse> {
  // Hashing and signatures need no database: done before anything is locked.
  const arrivals = request.events.map((raw) => arrivalOf(raw, reader));
  const at = exchange.now();
  const taken = await exchange.db.transaction((tx) => pushWithin(tx, reader, { arrivals, at }));
  await Promise.all(taken.unneeded.map((sha256) => exchange.media.remove(sha256)));
  return taken.response;
}
