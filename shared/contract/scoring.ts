import { z } from 'zod';
import { BatchKind } from '../domain/batch.ts';
import { EvidenceKind, MediaType, OverviewAnswer } from '../domain/evidence.ts';
import { Id, Instant, Line, Milliseconds, Prose, Sha256 } from '../domain/primitives.ts';
import { Annotation, gaps, Score } from '../domain/reading.ts';
import { Rubric } from '../domain/rubric.ts';
import { Problem } from './errors.ts';
import { route } from './route.ts';

/** A file in the local library; the screen asks for it as `media://library/<sha256>` or the host's equal. */
const LocalMedia = z.strictObject({ sha256: Sha256, mediaType: MediaType });

/** What the probe found in a recording. Times are exact rationals of a second in the container's time base. */
export const Recording = z.strictObject({
  durationMs: Milliseconds,
  videoCodec: z.string().max(100).nullable(),
  audioCodec: z.string().max(100).nullable(),
  width: z.int().min(0).nullable(),
  height: z.int().min(0).nullable(),
  /** Average frames per second as a fraction, for display only. */
  frameRate: z.strictObject({ numerator: z.int().min(0), denominator: z.int().min(1) }).nullable(),
});
export type Recording = z.infer<typeof Recording>;

/** One item of evidence as the reading shows it. */
export const ReadingEvidence = z.strictObject({
  id: Id,
  kind: EvidenceKind,
  title: Line,
  media: LocalMedia,
  captions: LocalMedia.nullable(),
  durationMs: Milliseconds.nullable(),
  recording: Recording.nullable(),
  /** Why it cannot be shown yet, if it cannot. */
  problem: Problem.nullable(),
});
export type ReadingEvidence = z.infer<typeof ReadingEvidence>;

export const readingStates = ['draft', 'waiting', 'accepted', 'held', 'rejected'] as const;

/** A reading, opened. */
export const Reading = z.strictObject({
  id: Id,
  state: z.enum(readingStates),
  /** The exchange's word on a held or rejected reading. */
  reason: z.string().max(2_000).nullable(),
  supersedes: Id.nullable(),
  submittedAt: Instant.nullable(),
  batch: z.strictObject({
    id: Id,
    name: Line,
    kind: BatchKind,
    blind: z.boolean(),
    microCredential: Line,
    readerPseudonym: Line,
    submissions: z.int().min(1),
  }),
  submission: z.strictObject({
    id: Id,
    pseudonym: Line,
    educator: Line.nullable(),
    ordinal: z.int().min(1),
    answers: z.array(OverviewAnswer).max(50),
  }),
  nextSubmissionId: Id.nullable(),
  rubric: Rubric,
  evidence: z.array(ReadingEvidence).max(50),
  scores: z.array(Score).max(26),
  annotations: z.array(Annotation).max(10_000),
  feedback: Prose,
});
export type Reading = z.infer<typeof Reading>;

/** Sent back once a change is on disk. */
export const Saved = z.strictObject({ savedAt: Instant });
export type Saved = z.infer<typeof Saved>;

const inReading = { readingId: Id };

export const Summary = z.strictObject({
  complete: z.boolean(),
  criteria: z
    .array(
      z.strictObject({
        criterionId: Id,
        levelId: Id.nullable(),
        spans: z.int().min(0),
        gaps: z.array(z.enum(gaps)),
      }),
    )
    .max(26),
  feedbackEmpty: z.boolean(),
});
export type Summary = z.infer<typeof Summary>;

export const scoringRoutes = {
  /** Opens the reading of a submission, or begins it. */
  'scoring.open': route(z.strictObject({ batchId: Id, submissionId: Id }), Reading),
  /** Adds an annotation or replaces the one with its id. */
  'scoring.saveAnnotation': route(z.strictObject({ ...inReading, annotation: Annotation }), Saved),
  'scoring.removeAnnotation': route(z.strictObject({ ...inReading, annotationId: Id }), Saved),
  'scoring.saveScore': route(z.strictObject({ ...inReading, score: Score }), Saved),
  'scoring.saveFeedback': route(z.strictObject({ ...inReading, feedback: Prose }), Saved),
  /** Adds time spent in front of the reading. */
  'scoring.addTime': route(z.strictObject({ ...inReading, ms: z.int().min(0).max(3_600_000) }), Saved),
  'scoring.summary': route(z.strictObject(inReading), Summary),
  /** Makes the reading immutable and queues its signed event. */
  'scoring.submit': route(z.strictObject(inReading), Reading),
  /** Begins a new draft, filled from the submitted reading, that will supersede it. */
  'scoring.revise': route(z.strictObject(inReading), Reading),
} as const;
