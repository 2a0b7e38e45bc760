import { z } from 'zod';
import { Difficulty } from '../domain/anchor.ts';
import { BatchKind } from '../domain/batch.ts';
import { Evidence, OverviewAnswer } from '../domain/evidence.ts';
import { Statements } from '../domain/exercise.ts';
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
        anchors: z.array(z.strictObject({ ...about, statements: z.int().min(0) })).max(5_000),
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
  /** To be told apart. */
  statements: Statements,
});
export type TrainingAnchor = z.infer<typeof TrainingAnchor>;

/** An anchor as leads see it. */
export const AnchorRow = z.strictObject({
  ...about,
  training: z.boolean(),
  seed: z.boolean(),
  /** In which kinds of batches the submission is. */
  kinds: z.array(BatchKind).max(4),
  /** Whether it was hidden among somebody’s operational work. */
  dealt: z.boolean(),
  /** Whether all that it scores is in this version of the rubric. */
  holds: z.boolean(),
  /** Whether it has a level for every criterion of it as well. */
  whole: z.boolean(),
  /** Whether it could hold: a lead says so of each where the version was published. */
  fits: z.boolean(),
});
export type AnchorRow = z.infer<typeof AnchorRow>;

export const setKinds = ['practice', 'qualification'] as const;
export const SetKind = z.enum(setKinds);
export type SetKind = z.infer<typeof SetKind>;

/** A set of anchors that is scored blind. */
export const AnchorSet = z.strictObject({
  id: Id,
  name: Line,
  kind: SetKind,
  anchors: z.int().min(0),
  /** How many people it was handed to. */
  people: z.int().min(0),
});
export type AnchorSet = z.infer<typeof AnchorSet>;

export const AnchorList = z.strictObject({
  anchors: z.array(AnchorRow).max(100_000),
  sets: z.array(AnchorSet).max(10_000),
  /** Whether leads say of each anchor that it holds by this version, or it follows from the rubric. */
  asked: z.boolean(),
});
export type AnchorList = z.infer<typeof AnchorList>;

const isOnlyTalkedAbout = ({ kinds }: Pick<AnchorRow, 'kinds'>) =>
  kinds.every((kind) => kind === 'calibration');

/**
 * Whether an anchor can be open to everybody: else it would tell a seed, a set, what others are to practise on, or a
 * result that is still to be made.
 */
export const canTrain = (anchor: AnchorRow): boolean =>
  anchor.holds && !anchor.seed && !anchor.dealt && isOnlyTalkedAbout(anchor);

/** Whether it can be hidden among operational work: nobody must know it, but those who talked about it, who never get it. */
export const canSeed = (anchor: AnchorRow): boolean =>
  anchor.whole && !anchor.training && isOnlyTalkedAbout(anchor);

/** Whether it can be put into a set. */
export const canJoinSet = (anchor: AnchorRow): boolean => canSeed(anchor) && !anchor.seed && !anchor.dealt;

export const AnchorUse = z.strictObject({
  microCredentialId: Id,
  rubricHash: Sha256,
  training: z.boolean(),
  seed: z.boolean(),
  /** Whether it holds by this version; for leads to say where the version was published. */
  holds: z.boolean(),
  difficulty: Difficulty.nullable(),
});
export type AnchorUse = z.infer<typeof AnchorUse>;

export const mostInSet = 200;

export const NewSet = z.strictObject({
  microCredentialId: Id,
  rubricHash: Sha256,
  name: Line.min(1),
  kind: SetKind,
  submissionIds: z.array(Id).min(1).max(mostInSet),
});
export type NewSet = z.infer<typeof NewSet>;

/** The statements of an example, in the place of those it had. */
export const NewStatements = z.strictObject({ statements: Statements });
export type NewStatements = z.infer<typeof NewStatements>;
