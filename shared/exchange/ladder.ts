import { z } from 'zod';
import { Id, Instant, Line, Prose, Sha256 } from '../domain/primitives.ts';
import { QualificationRule, SetOutcome, Stage } from '../domain/qualification.ts';
import { Rubric } from '../domain/rubric.ts';

/** A finished qualification set of one's own. */
export const FinishedSet = z.strictObject({
  batchId: Id,
  name: Line,
  /** When the last reading of it was signed. */
  at: Instant,
  outcome: SetOutcome,
});
export type FinishedSet = z.infer<typeof FinishedSet>;

/** A right to score operationally, and what earned it. */
export const HeldCertification = z.strictObject({
  validFrom: Instant,
  validUntil: Instant,
  source: Line,
  /** Over the sets that earned it; null where another authority vouched. */
  agreement: SetOutcome.pick({ scores: true, exact: true, adjacent: true })
    .extend({ kappa: z.array(z.number().min(-1).max(1).nullable()).max(10) })
    .nullable(),
});
export type HeldCertification = z.infer<typeof HeldCertification>;

/** What the seeds hidden among one's operational work have shown. */
export const Watch = z.strictObject({
  /** Seeds failed since the last that was passed, or since a suspension. */
  failed: z.int().min(0),
  /** What was made to practise on after a failed seed, and is not finished. */
  refresher: z.strictObject({ name: Line }).nullable(),
  /** The last suspension, where no certification was earned after it. */
  suspendedAt: Instant.nullable(),
  /** What the programme office says of it; null where failed seeds suspended. */
  reason: Prose.nullable().default(null),
  /** Readings that are kept until somebody else has read the same again; they count no more. */
  held: z.int().min(0),
});
export type Watch = z.infer<typeof Watch>;

/** Where somebody stands. */
const standing = {
  stage: Stage,
  attempt: z.int().min(1),
  /** The set to come, from 1. */
  set: z.int().min(1),
  /** When the next attempt can begin; null where nothing is waited for. */
  notBefore: Instant.nullable(),
  certification: HeldCertification.nullable(),
  /** Operational readings that wait for a certification. */
  held: z.int().min(0),
  watch: Watch.default({ failed: 0, refresher: null, suspendedAt: null, reason: null, held: 0 }),
  /** In the order in which they were judged. */
  finished: z.array(FinishedSet).max(200),
};

/** Where somebody stands with one micro-credential under its newest rubric. */
export const Ladder = z.strictObject({
  microCredentialId: Id,
  title: Line,
  rubric: Rubric,
  rubricHash: Sha256,
  rule: QualificationRule,
  /** Submissions read for practice, and how many there are. */
  practice: z.strictObject({ read: z.int().min(0), of: z.int().min(0) }),
  ...standing,
});
export type Ladder = z.infer<typeof Ladder>;

export const LadderList = z.strictObject({ ladders: z.array(Ladder).max(200) });
export type LadderList = z.infer<typeof LadderList>;

/** For leads and auditors: where everybody who scores stands, under the names they have over all batches. */
export const Standings = z.strictObject({
  rule: QualificationRule,
  readers: z.array(z.strictObject({ reader: Line, ...standing })).max(10_000),
});
export type Standings = z.infer<typeof Standings>;
export type ReaderStanding = Standings['readers'][number];
