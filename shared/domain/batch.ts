import { z } from 'zod';
import { Evidence, OverviewAnswer } from './evidence.ts';
import { Id, Instant, Line, Sha256 } from './primitives.ts';
import { Rubric } from './rubric.ts';

export const batchKinds = ['practice', 'qualification', 'calibration', 'operational'] as const;
export const BatchKind = z.enum(batchKinds);
export type BatchKind = z.infer<typeof BatchKind>;

export const assignmentStates = ['available', 'claimed', 'released', 'finished'] as const;
/** available → claimed (by this reader) → finished (every submission read) or released (given back). */
export const AssignmentState = z.enum(assignmentStates);
export type AssignmentState = z.infer<typeof AssignmentState>;

/** Who handed the submission in. Present only where the batch is not blind. */
export const Educator = z.strictObject({ name: Line, school: Line });
export type Educator = z.infer<typeof Educator>;

/** A submission as one reader sees it inside one batch: its id and name mean nothing outside. */
export const Submission = z.strictObject({
  id: Id,
  pseudonym: Line,
  educator: Educator.nullable(),
  answers: z.array(OverviewAnswer).max(50),
  evidence: z.array(Evidence).min(1).max(50),
});
export type Submission = z.infer<typeof Submission>;

/** What happens when a reading is submitted with stretches of a recording that were not played. */
export const UnwatchedPolicy = z.enum(['ask', 'require']);
export type UnwatchedPolicy = z.infer<typeof UnwatchedPolicy>;

export const BatchPolicy = z.strictObject({
  blind: z.boolean(),
  /** Share of submissions that get a second read, 0 to 1. */
  secondReadRate: z.number().min(0).max(1),
  /** `ask` lets the reader confirm; `require` refuses. */
  unwatched: UnwatchedPolicy.default('ask'),
});
export type BatchPolicy = z.infer<typeof BatchPolicy>;

/** A batch as handed to one reader: everything needed to score it offline. */
export const BatchManifest = z
  .strictObject({
    id: Id,
    name: Line,
    kind: BatchKind,
    dueAt: Instant.nullable(),
    microCredential: z.strictObject({ id: Id, title: Line, keyMethod: Line }),
    policy: BatchPolicy,
    /** What this reader is called inside this batch. */
    readerPseudonym: Line,
    rubric: Rubric,
    rubricHash: Sha256,
    /** In this reader's order. */
    submissions: z.array(Submission).min(1).max(5_000),
  })
  .refine((m) => !m.policy.blind || m.submissions.every((s) => s.educator === null), {
    error: 'a blind batch names an educator',
  });
export type BatchManifest = z.infer<typeof BatchManifest>;
