import type { BatchManifest } from '#shared/domain/batch.ts';
import { newId } from '#shared/domain/primitives.ts';
import {
  type NewSession,
  Session,
  SessionList,
  SessionOpened,
  type SessionSubmission,
} from '#shared/exchange/calibration.ts';
import type { PushResponse, SignedEvent } from '#shared/exchange/events.ts';
import type { ExchangeReader } from './exchangeReader.ts';
import type { ExchangeWorld } from './exchangeWorld.ts';

/** A session over some of a programme's submissions, with these members. */
export async function openedSession(
  { programme, rubricHash }: Pick<ExchangeWorld, 'programme'> & { rubricHash: string },
  lead: ExchangeReader,
  members: readonly ExchangeReader[],
  change: Partial<NewSession> = {},
): Promise<string> {
  const answer = await lead.post('/v1/calibrations', {
    name: 'Autumn range finding',
    microCredentialId: programme.microCredential.id,
    rubricHash,
    dueAt: null,
    submissionIds: programme.submissions.slice(1, 3).map(({ id }) => id),
    personIds: members.map(({ enrolled }) => enrolled.personId),
    ...change,
  });
  if (answer.status !== 201) throw new Error(await answer.text());
  return SessionOpened.parse(await answer.json()).id;
}

export async function sessionOf(reader: ExchangeReader, id: string): Promise<Session> {
  return Session.parse(await (await reader.get(`/v1/calibrations/${id}`)).json());
}

export async function sessionsOf(reader: ExchangeReader) {
  return SessionList.parse(await (await reader.get('/v1/calibrations')).json()).sessions;
}

/** What became of each event: its verdict, or why it was not accepted. */
export async function pushed(reader: ExchangeReader, events: readonly unknown[]): Promise<string[]> {
  const { verdicts } = (await (await reader.push(events)).json()) as PushResponse;
  return verdicts.map(({ verdict, reason }) => (reason ? reason.code : verdict));
}

/** Signs a reading of every submission of the manifest: every criterion at one level, counted from 0. */
export function readAll(reader: ExchangeReader, manifest: BatchManifest, level: number): SignedEvent[] {
  const scores = manifest.rubric.criteria.map(({ id, levels }, i) => ({
    criterionId: id,
    levelId: levels[level]?.id ?? '',
    noEvidence: i > 0,
    rationale: `Seen at ${level}.`,
  }));
  return manifest.submissions.map((submission) => reader.sign(manifest, submission, { scores }));
}

export function noteOn(
  reader: ExchangeReader,
  { id, rubricHash }: Session,
  submission: SessionSubmission,
  text: string,
): SignedEvent {
  const evidenceId = submission.evidence[0]?.id ?? '';
  const span = { kind: 'time' as const, evidenceId, startMs: 2_000, endMs: 2_000 };
  const payload = {
    ...{ noteId: newId(), sessionId: id, submissionId: submission.id },
    ...{ criterionId: null, span, text },
  };
  return reader.say({ type: 'calibration.noted', payload, rubricHash, mediaHashes: [] });
}

export function voteOn(
  reader: ExchangeReader,
  { id, rubric, rubricHash }: Session,
  submission: SessionSubmission,
  level: number,
): SignedEvent {
  const scores = rubric.criteria.map((one) => ({
    criterionId: one.id,
    levelId: one.levels[level]?.id ?? '',
  }));
  const payload = { voteId: newId(), sessionId: id, submissionId: submission.id, scores };
  return reader.say({ type: 'calibration.voted', payload, rubricHash, mediaHashes: [] });
}

interface Settling {
  level: number;
  replaces?: string | null;
  rubricHash?: string;
}

/** A consensus that gives every criterion the same level, with one span. */
export function settle(
  lead: ExchangeReader,
  { id, rubric, ...session }: Session,
  submission: SessionSubmission,
  { level, replaces = null, rubricHash = session.rubricHash }: Settling,
): SignedEvent {
  const evidenceId = submission.evidence[0]?.id ?? '';
  const scores = rubric.criteria.map((one, i) => ({
    criterionId: one.id,
    levelId: one.levels[level]?.id ?? '',
    noEvidence: i > 0,
    rationale: '',
  }));
  const span = { kind: 'time' as const, evidenceId, startMs: 1_000, endMs: 4_000 };
  const annotations = [
    { id: newId(), span, criterionIds: [rubric.criteria[0]?.id ?? ''], levelId: null, note: 'Here.' },
  ];
  const payload = {
    ...{ consensusId: newId(), sessionId: id, submissionId: submission.id, replaces },
    ...{ scores, annotations, rationale: 'The question comes back to the class.' },
  };
  return lead.say({ type: 'calibration.settled', payload, rubricHash, mediaHashes: [] });
}
