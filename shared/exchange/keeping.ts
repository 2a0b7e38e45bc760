import { z } from 'zod';
import { Id, Instant, Line, Prose, Sha256 } from '../domain/primitives.ts';

export const removalCauses = ['expired', 'accessWithdrawn'] as const;
/** `expired`: the batch is kept no longer. `accessWithdrawn`: whoever held it may hold nothing any more. */
export const RemovalCause = z.enum(removalCauses);
export type RemovalCause = z.infer<typeof RemovalCause>;

export const mostFilesRemoved = 5_000;

/** What a workstation removed for good, signed once it was gone. What is more than one event holds comes in several. */
export const RemovalPayload = z.strictObject({
  removalId: Id,
  /** Null where everything went, of whatever batch. */
  batchId: Id.nullable(),
  cause: RemovalCause,
  files: z.array(Sha256).max(mostFilesRemoved),
  bytes: z.int().min(0),
  /** Educators whose names were here. */
  identities: z.int().min(0),
});
export type RemovalPayload = z.infer<typeof RemovalPayload>;

/** The rubric of an event that is about none: 64 zeros. */
export const noRubric = '0'.repeat(64);

/** Since when somebody may hold nothing any more, and why. */
export const Withdrawal = z.strictObject({ at: Instant, reason: Prose });
export type Withdrawal = z.infer<typeof Withdrawal>;

/** For how long a workstation may keep what it was given. */
export const Keeping = z.strictObject({
  withdrawn: Withdrawal.nullable(),
  /** The batches that were ever given to whoever asks and that end. */
  batches: z.array(z.strictObject({ id: Id, until: Instant })).max(10_000),
  /** Files that the exchange itself holds no longer, for leads and auditors, who may have fetched any. */
  files: z.array(Sha256).max(200_000),
});
export type Keeping = z.infer<typeof Keeping>;

/** Until when the evidence of a batch is kept; null for as long as the programme. */
export const KeepingWish = z.strictObject({ until: z.union([Instant, z.literal('now')]).nullable() });
export type KeepingWish = z.infer<typeof KeepingWish>;

export const WithdrawalWish = z.strictObject({ reason: Prose.min(1) });
export type WithdrawalWish = z.infer<typeof WithdrawalWish>;

/** How long the evidence of a batch is kept, and what the exchange itself removed of it. */
export const BatchKeeping = z.strictObject({
  until: Instant.nullable(),
  removed: z
    .strictObject({
      at: Instant,
      files: z.int().min(0),
      bytes: z.int().min(0),
      identities: z.int().min(0),
    })
    .nullable(),
});
export type BatchKeeping = z.infer<typeof BatchKeeping>;

/** Somebody who was given a batch, and whether their workstation signed that its evidence is gone. */
export const Holder = z.strictObject({
  reader: Line,
  removed: z
    .strictObject({ at: Instant, cause: RemovalCause, files: z.int().min(0), bytes: z.int().min(0) })
    .nullable(),
});
export type Holder = z.infer<typeof Holder>;
