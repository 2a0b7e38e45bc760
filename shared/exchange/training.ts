import { z } from 'zod';
import { Difficulty } from '../domain/anchor.ts';
import { BatchKind } from '../domain/batch.ts';
import { Evidence, OverviewAnswer } from '../domain/evidence.ts';
import { Id, Line, Prose, Sha256 } from '../domain/primitives.ts';
import { Annotation, Score } from '../domain/reading.ts';
import { Rubric } from '../domain/rubric.ts';

/** An anchor that is open to everybody who scores. */
const about = { submissionId: Id, submission: Line, difficulty: Difficulty.nullable() };

/** What there is to learn from, by micro-credential. */
export const TrainingList = z.strictObject({
  trainings: z
    .array(
      z.strictObject({
        microCredentialId: Id,
        title: Line,
        anchors: z.array(z.strictObject(about)).max(5_000),
      }),
    )
    .max(1_000),
});
export type TrainingList = z.infer<typeof TrainingList>;

/** A submission with what experts gave it, where in the evidence they saw it, and why. */
export const TrainingAnchor = z.strictObject({
  ...about,
  microCredentialId: Id,
  rubric: Rubric,
  answers: z.array(OverviewAnswer).max(50),
  evidence: z.array(Evidence).max(50),
  scores: z.array(Score).max(26),
  annotations: z.array(Annotation).max(520),
  rationale: Prose,
});
export type TrainingAnchor = z.infer<typeof TrainingAnchor>;

/** An anchor as leads see it. */
export const AnchorRow = z.strictObject({
  ...about,
  training: z.boolean(),
  seed: z.boolean(),
  /** In which kinds of batches the submission is. */
  kinds: z.array(BatchKind).max(4),
  /** Whether all that it scores is in this version of the rubric. */
  holds: z.boolean(),
});
export type AnchorRow = z.infer<typeof AnchorRow>;

export const AnchorList = z.strictObject({ anchors: z.array(AnchorRow).max(100_000) });
export type AnchorList = z.infer<typeof AnchorList>;

/**
 * Why an anchor cannot be open to everybody: it would tell a seed, a set, what others are to practise on, or a result
 * that is still to be made.
 */
export const canTrain = ({ seed, kinds, holds }: Pick<AnchorRow, 'seed' | 'kinds' | 'holds'>): boolean =>
  holds && !seed && kinds.every((kind) => kind === 'calibration');

export const AnchorUse = z.strictObject({
  microCredentialId: Id,
  rubricHash: Sha256,
  training: z.boolean(),
  difficulty: Difficulty.nullable(),
});
export type AnchorUse = z.infer<typeof AnchorUse>;
