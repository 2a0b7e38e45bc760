import { z } from 'zod';
import { Coverage } from '../domain/coverage.ts';
import { Flag } from '../domain/flag.ts';
import { Id, Instant, Line, Prose, Sha256 } from '../domain/primitives.ts';
import { Annotation, Score } from '../domain/reading.ts';
import { Span } from '../domain/span.ts';
import { RemovalPayload } from './keeping.ts';
import { PackVerdict } from './packs.ts';

/** A score in a submitted reading: the level is there. */
export const SubmittedScore = Score.extend({ levelId: Id });

/** What a submitted reading says. It holds no name of anybody. */
export const ReadingPayload = z.strictObject({
  readingId: Id,
  batchId: Id,
  submissionId: Id,
  /** The earlier reading of the same submission that this one replaces. */
  supersedes: Id.nullable(),
  openedAt: Instant,
  /** Time the reading was open in front of the assessor, milliseconds. */
  activeMs: z.int().min(0),
  /** Of every criterion; of those scored so far where a flag sends the submission back. */
  scores: z.array(SubmittedScore).max(26),
  annotations: z.array(Annotation).max(10_000),
  // These two came later: an event signed without them must read as it was signed.
  flags: z.array(Flag).max(5).optional(),
  coverage: z.array(Coverage).max(50).optional(),
  /** To the educator. */
  feedback: Prose,
});
export type ReadingPayload = z.infer<typeof ReadingPayload>;

/** A level for some criteria. */
const LevelsGiven = z
  .array(z.strictObject({ criterionId: Id, levelId: Id }))
  .min(1)
  .max(26);

/** What an adjudicator decides on readings that differ. It resolves the submission's result. */
export const DecisionPayload = z.strictObject({
  decisionId: Id,
  /** As leads and auditors know it. */
  submissionId: Id,
  /** Every reading that counted when it was decided. */
  readingIds: z.array(Id).min(2).max(1_000),
  /** Of every criterion. */
  scores: LevelsGiven,
  rationale: Prose.min(1),
});
export type DecisionPayload = z.infer<typeof DecisionPayload>;

/** A word on a submission of a calibration session, tied to a moment of its evidence where it has one. */
export const NotePayload = z.strictObject({
  noteId: Id,
  sessionId: Id,
  /** As its author knows it. */
  submissionId: Id,
  criterionId: Id.nullable(),
  span: Span.nullable(),
  text: Prose.min(1),
});
export type NotePayload = z.infer<typeof NotePayload>;

/** What a reviewer would give after the discussion. The latest of each counts. */
export const VotePayload = z.strictObject({
  voteId: Id,
  sessionId: Id,
  submissionId: Id,
  scores: LevelsGiven,
});
export type VotePayload = z.infer<typeof VotePayload>;

/** What a session settled for a submission: like a reading, with the spans that justify each level. */
export const ConsensusPayload = z.strictObject({
  consensusId: Id,
  sessionId: Id,
  submissionId: Id,
  /** The consensus that stood when it was settled: whoever did not know it settles nothing. */
  replaces: Id.nullable(),
  /** Of every criterion. */
  scores: z.array(SubmittedScore).min(1).max(26),
  annotations: z.array(Annotation).max(520),
  rationale: Prose.min(1),
});
export type ConsensusPayload = z.infer<typeof ConsensusPayload>;

/** The identities behind the pseudonyms of a blind batch were asked for. Nothing takes it back. */
export const RevealPayload = z.strictObject({
  revealId: Id,
  batchId: Id,
  reason: Prose.min(1),
});
export type RevealPayload = z.infer<typeof RevealPayload>;

/** A second person has looked through a pack and says whether it may be read. Nothing takes it back. */
export const PackSignaturePayload = z.strictObject({
  signatureId: Id,
  packId: Id,
  /** Of the manifest that was looked at. */
  digest: Sha256,
  verdict: PackVerdict,
  /** What whoever made the pack is told; never empty where it is returned. */
  note: Prose,
});
export type PackSignaturePayload = z.infer<typeof PackSignaturePayload>;

const envelope = {
  eventId: Id,
  deviceId: Id,
  author: Id,
  /** 1, 2, 3 … per author and device, without gaps. */
  seq: z.int().min(1),
  prevHash: Sha256,
  rubricHash: Sha256,
  mediaHashes: z.array(Sha256).max(200),
  at: Instant,
};

const reading = z.strictObject({
  ...envelope,
  type: z.literal('reading.submitted'),
  payload: ReadingPayload,
});
const decision = z.strictObject({
  ...envelope,
  type: z.literal('adjudication.decided'),
  payload: DecisionPayload,
});
const note = z.strictObject({ ...envelope, type: z.literal('calibration.noted'), payload: NotePayload });
const vote = z.strictObject({ ...envelope, type: z.literal('calibration.voted'), payload: VotePayload });
const consensus = z.strictObject({
  ...envelope,
  type: z.literal('calibration.settled'),
  payload: ConsensusPayload,
});

const reveal = z.strictObject({ ...envelope, type: z.literal('batch.revealed'), payload: RevealPayload });

const packSignature = z.strictObject({
  ...envelope,
  type: z.literal('pack.signed'),
  payload: PackSignaturePayload,
});

const removal = z.strictObject({
  ...envelope,
  type: z.literal('evidence.removed'),
  payload: RemovalPayload,
});

export const UnsignedEvent = z.discriminatedUnion('type', [
  reading,
  decision,
  note,
  vote,
  consensus,
  reveal,
  packSignature,
  removal,
]);
export type UnsignedEvent = z.infer<typeof UnsignedEvent>;

/** An Ed25519 signature, base64url. */
export const Signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/);
const signed = { signature: Signature };

/** Ed25519 over the canonical JSON of everything but the signature. */
export const SignedEvent = z.discriminatedUnion('type', [
  reading.extend(signed),
  decision.extend(signed),
  note.extend(signed),
  vote.extend(signed),
  consensus.extend(signed),
  reveal.extend(signed),
  packSignature.extend(signed),
  removal.extend(signed),
]);
export type SignedEvent = z.infer<typeof SignedEvent>;
export const eventTypes = [
  'reading.submitted',
  'adjudication.decided',
  'calibration.noted',
  'calibration.voted',
  'calibration.settled',
  'batch.revealed',
  'pack.signed',
  'evidence.removed',
] as const satisfies readonly SignedEvent['type'][];
export type EventType = (typeof eventTypes)[number];
type EventOf<T extends EventType> = Extract<SignedEvent, { type: T }>;
export type ReadingEvent = EventOf<'reading.submitted'>;
export type DecisionEvent = EventOf<'adjudication.decided'>;
export type RevealEvent = EventOf<'batch.revealed'>;
export type PackSignatureEvent = EventOf<'pack.signed'>;
export type RemovalEvent = EventOf<'evidence.removed'>;
export type SessionEvent = EventOf<'calibration.noted' | 'calibration.voted' | 'calibration.settled'>;

/** What an event of a session calls what it says. */
export function entryIdOf({ type, payload }: SessionEvent): string {
  switch (type) {
    case 'calibration.noted':
      return payload.noteId;
    case 'calibration.voted':
      return payload.voteId;
    case 'calibration.settled':
      return payload.consensusId;
  }
}

export const verdicts = ['accepted', 'duplicate', 'held', 'rejected'] as const;
export const VerdictName = z.enum(verdicts);
export type VerdictName = z.infer<typeof VerdictName>;

export const verdictReasons = [
  'not_certified',
  'signature_invalid',
  'author_mismatch',
  'chain_forked',
  'payload_invalid',
  'unknown_submission',
  'batch_not_claimed',
  'rubric_changed',
  'reading_incomplete',
  'supersedes_unknown',
  'role_not_allowed',
  'readings_changed',
  'set_finished',
  'session_revealed',
  'session_stage',
  'consensus_changed',
  'recheck',
  'results_released',
  'unknown_batch',
  'batch_not_blind',
  'unknown_pack',
  'own_pack',
  'pack_changed',
  'pack_settled',
  'batch_expired',
  'access_withdrawn',
] as const;
export const VerdictReason = z.enum(verdictReasons);
export type VerdictReason = z.infer<typeof VerdictReason>;

export const Verdict = z.strictObject({
  eventId: Id,
  verdict: VerdictName,
  /** Why it was held or rejected, in a code and a sentence for the assessor. */
  reason: z.strictObject({ code: VerdictReason, message: Line }).nullable(),
});
export type Verdict = z.infer<typeof Verdict>;

export const maxEventsPerPush = 500;

/** Events are parsed one by one, so that a bad one gets its own verdict and the others theirs. */
export const PushRequest = z.strictObject({
  events: z
    .array(z.looseObject({ eventId: Id, seq: z.int().min(1) }))
    .min(1)
    .max(maxEventsPerPush),
});
export type PushRequest = z.infer<typeof PushRequest>;

export const Receipt = z.strictObject({ id: Id, at: Instant, lastSeq: z.int().min(0) });
export type Receipt = z.infer<typeof Receipt>;

export const PushResponse = z.strictObject({ verdicts: z.array(Verdict), receipt: Receipt });
export type PushResponse = z.infer<typeof PushResponse>;
