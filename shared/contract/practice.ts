import { z } from 'zod';
import { Evidence } from '../domain/evidence.ts';
import { Id, Instant, Line, Prose, Sha256 } from '../domain/primitives.ts';
import { Annotation, Score } from '../domain/reading.ts';
import { Rubric } from '../domain/rubric.ts';
import { KeptAnnotations } from './keptAnnotations.ts';
import { route } from './route.ts';

/** A submission that was scored for practice, with what experts gave it. */
export const Practised = z.strictObject({
  submission: Line,
  ordinal: z.int().min(1),
  rubric: Rubric,
  evidence: z.array(Evidence).max(50),
  own: z.strictObject({ readingId: Id, scores: z.array(Score).max(26), annotations: KeptAnnotations }),
  consensus: z.strictObject({
    at: Instant,
    scores: z.array(Score).max(26),
    annotations: z.array(Annotation).max(520),
    rationale: Prose,
  }),
});
export type Practised = z.infer<typeof Practised>;

const LevelGiven = Score.pick({ criterionId: true, levelId: true });

/** A submission whose consensus is known, with the levels of one's last reading. */
export const KnownConsensus = z.strictObject({
  submissionId: Id,
  submission: Line,
  own: z.array(LevelGiven).max(26),
  experts: z.array(LevelGiven).max(26),
});
export type KnownConsensus = z.infer<typeof KnownConsensus>;

export const practiceRoutes = {
  /** Every submission scored by a rubric whose consensus this workstation knows. */
  'practice.known': route(
    z.strictObject({ rubricHash: Sha256 }),
    z.strictObject({ known: z.array(KnownConsensus).max(10_000) }),
  ),
  /** One's last reading of the submission beside the consensus. @throws `not_found` where none is known */
  'practice.compare': route(z.strictObject({ submissionId: Id }), Practised),
} as const;
