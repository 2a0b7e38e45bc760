import { z } from 'zod';
import { Id, Instant, Prose, Sha256 } from '../domain/primitives.ts';
import {
  CountedReading,
  Decided,
  MarkedReading,
  ResultList,
  SeedRecord,
  Subject,
  SubjectKey,
  SubmissionRecord,
  ThirdRead,
} from '../exchange/agreement.ts';
import { eventTypes, VerdictName } from '../exchange/events.ts';
import { Standings } from '../exchange/ladder.ts';
import { OrderEffects } from '../exchange/wire.ts';
import { kept } from './kept.ts';
import { route } from './route.ts';

export const chainFaults = ['signature', 'chain', 'gap'] as const;
/** What is wrong with an event: its signature; what it follows; or an event before it is missing. */
export const ChainFault = z.enum(chainFaults);
export type ChainFault = z.infer<typeof ChainFault>;

/** An event of the exchange's log, and what verifying it here said. */
export const TrailRow = z.strictObject({
  number: z.int().min(1),
  eventId: Id,
  deviceId: Id,
  seq: z.int().min(1),
  type: z.enum(eventTypes),
  at: Instant,
  receivedAt: Instant,
  verdict: VerdictName,
  fault: ChainFault.nullable(),
  /** Of a reading. */
  readingId: Id.nullable(),
  /** Of a decision: what it is about. In a session everybody has other names for it. */
  submissionId: Id.nullable(),
});
export type TrailRow = z.infer<typeof TrailRow>;

/** So many events are listed at most; all are verified. */
export const mostTrailRows = 200_000;

export const Trail = z.strictObject({
  ...kept,
  /** How many were verified. */
  events: z.int().min(0),
  /** The latest of them, oldest first; before them whatever is at fault. */
  rows: z.array(TrailRow).max(mostTrailRows),
  devices: z.int().min(0),
  faults: z.int().min(0),
});
export type Trail = z.infer<typeof Trail>;

/** How far the files of a submission are on this machine. */
export const Brought = z.strictObject({ ready: z.array(Sha256).max(200) });

/** For leads and auditors alone: every one of these refuses others with `not_allowed`. */
export const agreementRoutes = {
  /** Asks the exchange whether readers score otherwise along their order. @throws `not_allowed` but for auditors */
  'agreement.order': route(z.strictObject({}), OrderEffects),
  'agreement.subjects': route(
    z.strictObject({}),
    z.strictObject({ ...kept, subjects: z.array(Subject).max(1_000) }),
  ),
  /** Every reading of the subject that counts. */
  'agreement.readings': route(
    SubjectKey,
    z.strictObject({ ...kept, readings: z.array(CountedReading).max(1_000_000) }),
  ),
  /** What the readings of the subject marked. */
  'agreement.marks': route(
    SubjectKey,
    z.strictObject({ ...kept, readings: z.array(MarkedReading).max(1_000_000) }),
  ),
  'agreement.results': route(SubjectKey, ResultList.extend(kept)),
  /** Where everybody who scores stands on the way to a certification. */
  'agreement.qualifications': route(SubjectKey, Standings.extend(kept)),
  /** The seeds that were hidden among operational work, and what came of them. */
  'agreement.seeds': route(SubjectKey, SeedRecord.extend(kept)),
  'agreement.submission': route(
    z.strictObject({ submissionId: Id }),
    z.strictObject({ ...kept, record: SubmissionRecord, pending: Decided.nullable() }),
  ),
  /** Downloads the files of a submission that are not here yet. @throws what a download throws */
  'agreement.bring': route(z.strictObject({ submissionId: Id }), Brought),
  /** Signs a decision; it goes to the exchange as soon as there is one. @throws `not_found`, `invalid_input` */
  'agreement.decide': route(
    z.strictObject({
      submissionId: Id,
      readingIds: z.array(Id).min(2).max(1_000),
      scores: z
        .array(z.strictObject({ criterionId: Id, levelId: Id }))
        .min(1)
        .max(26),
      rationale: Prose.min(1),
    }),
    z.strictObject({ eventId: Id }),
  ),
  /** Asks the exchange for a blind third read. @throws `exchange_refused` where it may not be, what reaching it throws */
  'agreement.thirdRead': route(z.strictObject({ submissionId: Id }), ThirdRead),
  /** Fetches what is new of the log, then verifies every signature and every chain from the beginning, here. */
  'agreement.trail': route(z.strictObject({}), Trail),
} as const;
