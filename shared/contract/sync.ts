import { z } from 'zod';
import { Id, Instant, Line } from '../domain/primitives.ts';
import { Problem } from './errors.ts';
import { route } from './route.ts';

export const outboxStates = ['waiting', 'accepted', 'duplicate', 'held', 'rejected'] as const;
export const OutboxState = z.enum(outboxStates);
export type OutboxState = z.infer<typeof OutboxState>;

/** A submitted reading on its way to the exchange, or arrived. */
export const OutboxRow = z.strictObject({
  eventId: Id,
  seq: z.int().min(1),
  readingId: Id,
  batchId: Id,
  submissionId: Id,
  /** Batch and submission as this reader knows them. */
  title: Line,
  submittedAt: Instant,
  state: OutboxState,
  reason: z.string().max(2_000).nullable(),
  verdictAt: Instant.nullable(),
});
export type OutboxRow = z.infer<typeof OutboxRow>;

export const SyncStatus = z.strictObject({
  connection: z.enum(['unknown', 'online', 'offline']),
  busy: z.boolean(),
  /** Why the last attempt failed. */
  problem: Problem.nullable(),
  waiting: z.int().min(0),
  accepted: z.int().min(0),
  held: z.int().min(0),
  rejected: z.int().min(0),
  lastReceiptAt: Instant.nullable(),
  lastContactAt: Instant.nullable(),
  nextTryAt: Instant.nullable(),
  certifications: z
    .array(
      z.strictObject({
        title: Line,
        status: z.enum(['valid', 'expired', 'suspended']),
        validUntil: Instant.nullable(),
      }),
    )
    .max(100),
});
export type SyncStatus = z.infer<typeof SyncStatus>;

export const syncRoutes = {
  'sync.status': route(z.strictObject({}), SyncStatus),
  /** Newest first. */
  'sync.outbox': route(z.strictObject({}), z.strictObject({ rows: z.array(OutboxRow).max(1_000) })),
  /** Tries now, and answers when the attempt is over; a failure is told in the status, not as an error. */
  'sync.now': route(z.strictObject({}), SyncStatus),
} as const;
