import type { SaidInSession, Unsent } from '#shared/contract/calibration.ts';
import { problem } from '#shared/contract/errors.ts';
import { mediaOf } from '#shared/domain/evidence.ts';
import { newId } from '#shared/domain/primitives.ts';
import { isComplete } from '#shared/domain/reading.ts';
import { levelsWholeRubric } from '#shared/domain/resolution.ts';
import type { Session } from '#shared/exchange/calibration.ts';
import { entryIdOf, type SessionEvent } from '#shared/exchange/events.ts';
import { keptSession, unsentIn } from '../../db/queries/sessions.ts';
import type { Db } from '../../db/store.ts';
import { sayNext } from '../../sync/chain.ts';
import { deviceOf } from '../../sync/device.ts';
import type { Ground } from '../../sync/ground.ts';

/** The session and the submission as they were told last. @throws ProblemError `not_found` */
export function keptSubmission(db: Db, sessionId: string, submissionId: string) {
  const session = keptSession(db, sessionId)?.session;
  const submission = session?.submissions.find(({ id }) => id === submissionId);
  if (session && submission) return { session, submission };
  throw problem(
    'not_found',
    'This calibration session is not on this workstation.',
    'Open the session while the exchange can be reached.',
  );
}

/** @throws ProblemError `invalid_input` */
function requireWhole({ rubric }: Session, said: Extract<SaidInSession, { kind: 'consensus' }>): void {
  if (levelsWholeRubric(rubric, said.scores) && isComplete(rubric, said)) return;
  throw problem(
    'invalid_input',
    'The consensus was not signed: a criterion lacks its level, or what it rests on.',
    'Give every criterion a level, and at least one span or “no evidence observed”, but not both.',
  );
}

type Body<E> = E extends SessionEvent ? Pick<E, 'type' | 'payload'> : never;

function bodyOf(place: { sessionId: string; submissionId: string }, said: SaidInSession): Body<SessionEvent> {
  switch (said.kind) {
    case 'note': {
      const { criterionId, span, text } = said;
      return { type: 'calibration.noted', payload: { noteId: newId(), ...place, criterionId, span, text } };
    }
    case 'vote':
      return { type: 'calibration.voted', payload: { voteId: newId(), ...place, scores: said.scores } };
    case 'consensus': {
      const { replaces, scores, annotations, rationale } = said;
      const payload = { consensusId: newId(), ...place, replaces, scores, annotations, rationale };
      return { type: 'calibration.settled', payload };
    }
  }
}

/**
 * Signs what is said in a session, and queues it.
 * @throws ProblemError `not_found`, `invalid_input`, `credential_refused`
 */
export function say(
  ground: Ground,
  { said, ...place }: { sessionId: string; submissionId: string; said: SaidInSession },
): { eventId: string } {
  const { store } = ground;
  const { session, submission } = keptSubmission(store.db, place.sessionId, place.submissionId);
  if (said.kind === 'consensus') requireWhole(session, said);
  const device = deviceOf(ground);
  const { eventId } = store.transaction((db) =>
    sayNext(db, device, {
      ...bodyOf(place, said),
      rubricHash: session.rubricHash,
      mediaHashes: mediaOf(submission.evidence).map(({ sha256 }) => sha256),
    }),
  );
  return { eventId };
}

function saidIn({ type, payload }: SessionEvent): SaidInSession {
  switch (type) {
    case 'calibration.noted': {
      const { criterionId, span, text } = payload;
      return { kind: 'note', criterionId, span, text };
    }
    case 'calibration.voted':
      return { kind: 'vote', scores: payload.scores };
    case 'calibration.settled': {
      const { replaces, scores, annotations, rationale } = payload;
      return { kind: 'consensus', replaces, scores, annotations, rationale };
    }
  }
}

/** What was said here and the exchange has not taken in. It may tell of something before its verdict on that is here. */
export function unsentOf(db: Db, { id: sessionId, submissions }: Session): Unsent[] {
  const told = submissions.flatMap(({ notes, votes, consensus }) => [
    ...notes,
    ...votes,
    ...(consensus ? [consensus] : []),
  ]);
  const known = new Set(told.map(({ id }) => id));
  const unsent = unsentIn(db, sessionId).filter(({ event }) => !known.has(entryIdOf(event)));
  return unsent.map(({ event, reason }) => ({
    ...{ eventId: event.eventId, submissionId: event.payload.submissionId, at: event.at },
    said: saidIn(event),
    refused: reason,
  }));
}
