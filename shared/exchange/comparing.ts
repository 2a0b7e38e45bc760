import { z } from 'zod';
import { Evidence, OverviewAnswer } from '../domain/evidence.ts';
import { Id, Instant, Line, Sha256 } from '../domain/primitives.ts';

export const mostCompared = 60;

/** A round as a lead wants it opened. */
export const NewRound = z.strictObject({
  microCredentialId: Id,
  rubricHash: Sha256,
  name: Line.min(1),
  submissionIds: z.array(Id).min(3).max(mostCompared),
});
export type NewRound = z.infer<typeof NewRound>;

const about = {
  id: Id,
  name: Line,
  openedBy: Line,
  openedAt: Instant,
  submissions: z.int().min(0),
  comparisons: z.int().min(0),
  judges: z.int().min(0),
};

/** Submissions that can be compared, and the rounds there are. */
export const RoundList = z.strictObject({
  rounds: z.array(z.strictObject(about)).max(10_000),
  submissions: z
    .array(z.strictObject({ id: Id, name: Line, evidence: z.array(Line).max(50), anchor: z.boolean() }))
    .max(100_000),
});
export type RoundList = z.infer<typeof RoundList>;

/** A submission beside another, with all that it shows. */
export const ShownSubmission = z.strictObject({
  submissionId: Id,
  submission: Line,
  answers: z.array(OverviewAnswer).max(50),
  evidence: z.array(Evidence).max(50),
});
export type ShownSubmission = z.infer<typeof ShownSubmission>;

/** A round with where its submissions lie by what was said so far. */
export const Round = z.strictObject({
  ...about,
  microCredentialId: Id,
  rubricHash: Sha256,
  /** In logits around the mean, the highest first; without measures in the order of their names. */
  items: z
    .array(
      z.strictObject({
        submissionId: Id,
        submission: Line,
        /** How often it was compared, and how often it was found to show more. */
        compared: z.int().min(0),
        better: z.int().min(0),
        placed: z.strictObject({ measure: z.number(), standardError: z.number().min(0) }).nullable(),
      }),
    )
    .max(mostCompared),
  /** Share of the variance of the measures that is not error; null where there are none. */
  reliability: z.number().min(0).max(1).nullable(),
  /** Why there are no measures. */
  reason: z.string().max(500).nullable(),
  /** How often this reader has said it. */
  own: z.int().min(0),
  /** What this reader is asked next; null for who does not compare, and where every pair was compared. */
  next: z.tuple([ShownSubmission, ShownSubmission]).nullable(),
});
export type Round = z.infer<typeof Round>;

export const Judgement = z.strictObject({ better: Id, worse: Id });
export type Judgement = z.infer<typeof Judgement>;
