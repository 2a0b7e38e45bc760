import { z } from 'zod';
import { OrderEffect } from '../agreement/orderEffect.ts';
import { AssignmentState, BatchKind } from '../domain/batch.ts';
import { Id, Instant, Line, Prose } from '../domain/primitives.ts';
import { Annotation, Score } from '../domain/reading.ts';
import { Role } from '../domain/role.ts';
import { Signature, SignedEvent, VerdictName, VerdictReason } from './events.ts';

/** A one-time enrolment code as printed: four groups of four, without letters that look alike. */
export const EnrolmentCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){3}$/, { error: 'a code looks like ABCD-EFGH-JKMN-PQRS' });

const PublicKey = z.string().regex(/^[A-Za-z0-9_-]{59}$/);

export const EnrolmentRequest = z.strictObject({
  code: EnrolmentCode,
  publicKey: PublicKey,
  /** The device's signature over `{code, publicKey}`: whoever enrols holds the key. */
  proof: Signature,
});
export type EnrolmentRequest = z.infer<typeof EnrolmentRequest>;

export const EnrolmentResponse = z.strictObject({
  /** Bearer credential of this device. */
  credential: z.string().min(20).max(200),
  personId: Id,
  deviceId: Id,
  role: Role,
  /** This person's own pseudonym in the programme. */
  pseudonym: Line,
  programme: z.strictObject({ name: Line, notice: Line.nullable() }),
});
export type EnrolmentResponse = z.infer<typeof EnrolmentResponse>;

/** A batch in the list; `version` is the ETag that claim and release want in `If-Match`. */
export const BatchSummary = z.strictObject({
  id: Id,
  version: z.string().min(1).max(100),
  name: Line,
  kind: BatchKind,
  blind: z.boolean(),
  state: AssignmentState,
  dueAt: Instant.nullable(),
  submissions: z.int().min(0),
  /** All evidence of the batch, each digest counted once. */
  bytes: z.int().min(0),
});
export type BatchSummary = z.infer<typeof BatchSummary>;

export const BatchPage = z.strictObject({
  batches: z.array(BatchSummary).max(200),
  nextCursor: z.string().nullable(),
});
export type BatchPage = z.infer<typeof BatchPage>;

/** Answer to claim and release. */
export const AssignmentChange = z.strictObject({ batchId: Id, state: AssignmentState, version: z.string() });
export type AssignmentChange = z.infer<typeof AssignmentChange>;

const feedbackBase = { id: Id, at: Instant };

export const FeedbackItem = z.discriminatedUnion('type', [
  z.strictObject({
    ...feedbackBase,
    type: z.literal('receipt'),
    eventId: Id,
    verdict: VerdictName,
    reason: VerdictReason.nullable(),
  }),
  z.strictObject({
    ...feedbackBase,
    type: z.literal('certification'),
    microCredentialId: Id,
    title: Line,
    status: z.enum(['valid', 'expired', 'suspended']),
    validUntil: Instant.nullable(),
  }),
  /** What experts gave a submission that one has scored for practice, and why; never before one's own reading. */
  z.strictObject({
    ...feedbackBase,
    type: z.literal('consensus'),
    readingId: Id,
    scores: z.array(Score).max(26),
    annotations: z.array(Annotation).max(520),
    rationale: Prose,
  }),
]);
export type FeedbackItem = z.infer<typeof FeedbackItem>;
export type ConsensusItem = Extract<FeedbackItem, { type: 'consensus' }>;

export const FeedbackPage = z.strictObject({ items: z.array(FeedbackItem).max(500), nextCursor: z.string() });
export type FeedbackPage = z.infer<typeof FeedbackPage>;

/** For leads and auditors: the events as they were signed, so that anyone can verify them again. */
export const EventPage = z.strictObject({
  events: z.array(
    z.strictObject({ event: SignedEvent, publicKey: PublicKey, verdict: VerdictName, receivedAt: Instant }),
  ),
  nextCursor: z.string(),
});
export type EventPage = z.infer<typeof EventPage>;

/** For auditors: whether readers score otherwise the further they are in their own order. */
export const OrderEffects = z.strictObject({
  batches: z
    .array(
      z.strictObject({
        batchId: Id,
        name: Line,
        kind: BatchKind,
        /** Readers with at least one reading that counts. */
        readers: z.int().min(0),
        /** Submissions with at least one. */
        submissions: z.int().min(0),
        /** By reader, under the name each bears inside the batch. */
        effects: z.array(z.strictObject({ reader: Line, effect: OrderEffect })).max(5_000),
      }),
    )
    .max(5_000),
});
export type OrderEffects = z.infer<typeof OrderEffects>;

export const exchangeErrorCodes = [
  'invalid_request',
  'code_unknown',
  'code_expired',
  'code_used',
  'proof_invalid',
  'unauthenticated',
  'forbidden',
  'access_withdrawn',
  'not_found',
  'version_missing',
  'version_changed',
  'wrong_state',
  'range_unsatisfiable',
  'sequence_gap',
  'too_large',
  'internal',
] as const;
export const ExchangeErrorCode = z.enum(exchangeErrorCodes);
export type ExchangeErrorCode = z.infer<typeof ExchangeErrorCode>;

/** Every refusal of the exchange. `lastSeq` comes with a sequence gap (409). */
export const ExchangeErrorBody = z.strictObject({
  error: z.strictObject({
    code: ExchangeErrorCode,
    message: z.string().min(1).max(2_000),
    lastSeq: z.int().min(0).optional(),
  }),
});
export type ExchangeErrorBody = z.infer<typeof ExchangeErrorBody>;
