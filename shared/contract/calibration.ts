import { z } from 'zod';
import { Id, Instant, Line } from '../domain/primitives.ts';
import {
  NewSession,
  Session,
  SessionChoices,
  SessionList,
  SessionOpened,
  SharedMoment,
} from '../exchange/calibration.ts';
import { ConsensusPayload, NotePayload, VotePayload } from '../exchange/events.ts';
import { Brought } from './agreement.ts';
import { kept } from './kept.ts';
import { route } from './route.ts';

/** Which session and submission something is about, and what it is called: the workstation adds them. */
const place = { sessionId: true, submissionId: true } as const;

/** What is said of a submission after the reveal; it is signed, and goes to the exchange as soon as there is one. */
export const SaidInSession = z.discriminatedUnion('kind', [
  NotePayload.omit({ ...place, noteId: true }).extend({ kind: z.literal('note') }),
  VotePayload.omit({ ...place, voteId: true }).extend({ kind: z.literal('vote') }),
  ConsensusPayload.omit({ ...place, consensusId: true }).extend({ kind: z.literal('consensus') }),
]);
export type SaidInSession = z.infer<typeof SaidInSession>;

/** Something said here that the exchange has not taken in. */
export const Unsent = z.strictObject({
  eventId: Id,
  submissionId: Id,
  at: Instant,
  said: SaidInSession,
  /** Why the exchange did not take it; null while it waits. */
  refused: Line.nullable(),
});
export type Unsent = z.infer<typeof Unsent>;

export const OpenSession = z.strictObject({
  ...kept,
  session: Session,
  unsent: z.array(Unsent).max(5_000),
});
export type OpenSession = z.infer<typeof OpenSession>;

const sessionId = Id;
const OfSession = z.strictObject({ sessionId });
const Nothing = z.strictObject({});

export const calibrationRoutes = {
  /** The sessions one takes part in; all of them for leads and auditors. */
  'calibration.sessions': route(Nothing, SessionList.extend(kept)),
  /** A session as one may see it. @throws `exchange_refused` where it is not one’s own */
  'calibration.session': route(OfSession, OpenSession),
  /** What a session can be opened with. @throws `not_allowed` but for leads */
  'calibration.choices': route(z.strictObject({ microCredentialId: Id }), SessionChoices),
  /** @throws `not_allowed` but for leads, `exchange_refused` with what is wrong */
  'calibration.open': route(NewSession, SessionOpened),
  /** @param despite also though somebody has not read everything. @throws `not_allowed` but for leads, `exchange_refused` */
  'calibration.reveal': route(z.strictObject({ sessionId, despite: z.boolean() }), Nothing),
  /** Brings everybody who follows the session to a moment. @throws `not_allowed` but for leads, `exchange_refused` */
  'calibration.share': route(z.strictObject({ sessionId, moment: SharedMoment }), Nothing),
  /** @throws `not_allowed` but for leads, `exchange_refused` */
  'calibration.close': route(OfSession, Nothing),
  /** Takes a member out, by the name borne there. @throws `not_allowed` but for leads, `exchange_refused` */
  'calibration.takeOut': route(z.strictObject({ sessionId, name: Line }), Nothing),
  /** @throws `exchange_refused` for whoever does not take part */
  'calibration.leave': route(OfSession, Nothing),
  /** Signs it and queues it, also while the exchange is away. @throws `not_found`, `invalid_input` */
  'calibration.say': route(
    z.strictObject({ sessionId, submissionId: Id, said: SaidInSession }),
    z.strictObject({ eventId: Id }),
  ),
  /** Downloads the files of a submission that are not here yet. @throws what a download throws */
  'calibration.bring': route(z.strictObject({ sessionId, submissionId: Id }), Brought),
  /** Keeps the session followed for a minute more: `calibration.changed` comes, and the others see one there. */
  'calibration.follow': route(OfSession, z.strictObject({ live: z.boolean() })),
} as const;
