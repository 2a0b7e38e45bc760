import { z } from 'zod';
import { Id, Instant, Line, Milliseconds, Sha256 } from './primitives.ts';

/** What is to happen with the faces in the recordings of a pack: all covered, all but the teacher's, or not looked for. */
export const facePolicies = ['everybody', 'notTeacher', 'notLookedFor'] as const;
export const FacePolicy = z.enum(facePolicies);
export type FacePolicy = z.infer<typeof FacePolicy>;

export const doubtKinds = ['appears', 'lost', 'between', 'unsure', 'brief'] as const;

/**
 * A moment that a person has to look at: a face that appears or is lost in the middle of the picture, was out of sight
 * for a while, was hardly known as one, or was seen for a moment only.
 */
export const Doubt = z.strictObject({
  ms: Milliseconds,
  why: z.enum(doubtKinds),
  /** The cover that was put there. */
  coverId: Id,
  /** How sure it was at most around then, 0 to 1. */
  score: z.number().min(0).max(1),
  seen: z.boolean(),
});
export type Doubt = z.infer<typeof Doubt>;

export const mostDoubts = 2_000;

/** That faces were looked for in a recording, and what is left for a person to look at. */
export const FacesFound = z.strictObject({
  /** SHA-256 of the copy that was looked at. */
  of: Sha256,
  at: Instant,
  /** The model that looked. */
  by: Line,
  /** Pictures that were looked at. */
  pictures: z.int().min(1),
  /** Faces that were followed; somebody who was lost and found again counts twice. */
  tracks: z.int().min(0),
  /** By time. */
  doubts: z.array(Doubt).max(mostDoubts),
});
export type FacesFound = z.infer<typeof FacesFound>;

/** How many moments nobody has looked at yet. */
export const openDoubts = ({ doubts }: FacesFound): number => doubts.filter(({ seen }) => !seen).length;
