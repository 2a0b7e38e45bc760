import { z } from 'zod';
import { AssignmentState, BatchKind } from '../domain/batch.ts';
import { FlagKind } from '../domain/flag.ts';
import { Id, Instant, Line } from '../domain/primitives.ts';
import { Problem } from './errors.ts';
import { route } from './route.ts';

export const downloadStates = ['none', 'waiting', 'running', 'paused', 'failed', 'complete'] as const;

/** How far the evidence of a batch has come onto this machine. */
export const Download = z.strictObject({
  state: z.enum(downloadStates),
  receivedBytes: z.int().min(0),
  totalBytes: z.int().min(0),
  problem: Problem.nullable(),
});
export type Download = z.infer<typeof Download>;

/** Readings of a batch by where they stand. */
export const ReadingCounts = z.strictObject({
  total: z.int().min(0),
  started: z.int().min(0),
  submitted: z.int().min(0),
  /** Of the submitted: how many the exchange has not given a verdict on. */
  waiting: z.int().min(0),
  accepted: z.int().min(0),
  held: z.int().min(0),
  rejected: z.int().min(0),
});
export type ReadingCounts = z.infer<typeof ReadingCounts>;

export const BatchRow = z.strictObject({
  id: Id,
  name: Line,
  kind: BatchKind,
  blind: z.boolean(),
  state: AssignmentState,
  dueAt: Instant.nullable(),
  /** When its evidence goes; null where the programme says nothing. */
  keepUntil: Instant.nullable(),
  /** When it went; readings are kept. */
  removedAt: Instant.nullable(),
  microCredential: Line.nullable(),
  download: Download,
  readings: ReadingCounts,
  /** Where a reader goes next: the first submission in order that is not submitted; null when none is left. */
  nextSubmissionId: Id.nullable(),
  /** A batch whose manifest could not be read. */
  problem: Problem.nullable(),
});
export type BatchRow = z.infer<typeof BatchRow>;

/** `returned`: the exchange accepted a reading whose flag sent the submission back to the programme office. */
export const submissionStates = [
  'new',
  'started',
  'waiting',
  'accepted',
  'returned',
  'held',
  'rejected',
] as const;

export const SubmissionRow = z.strictObject({
  id: Id,
  pseudonym: Line,
  educator: Line.nullable(),
  ordinal: z.int().min(1),
  state: z.enum(submissionStates),
  /** The flag of the submitted reading that sends the submission back. */
  returnedFor: FlagKind.nullable(),
  /** Time the reading was open, milliseconds. */
  activeMs: z.int().min(0),
  /** Whether one's reading of it can be compared with the consensus: it was scored for practice. */
  compared: z.boolean(),
  ready: z.boolean(),
});
export type SubmissionRow = z.infer<typeof SubmissionRow>;

export const BatchDetail = z.strictObject({
  batch: BatchRow,
  readerPseudonym: Line.nullable(),
  submissions: z.array(SubmissionRow).max(5_000),
});
export type BatchDetail = z.infer<typeof BatchDetail>;

const one = z.strictObject({ batchId: Id });

export const queueRoutes = {
  'queue.list': route(z.strictObject({}), z.strictObject({ batches: z.array(BatchRow).max(5_000) })),
  'queue.batch': route(one, BatchDetail),
  /** Claims the batch at the exchange, stores its manifest and begins the download. */
  'queue.claim': route(one, BatchRow),
  /** Gives a batch back; refused once a reading was submitted. Drafts in it are kept on this machine. */
  'queue.release': route(one, BatchRow),
  'queue.download': route(one, BatchRow),
  'queue.pause': route(one, BatchRow),
} as const;
