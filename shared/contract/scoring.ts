import { z } from 'zod';
import { BatchKind, UnwatchedPolicy } from '../domain/batch.ts';
import { Change, Edit } from '../domain/change.ts';
import { Coverage, Stretch } from '../domain/coverage.ts';
import { EvidenceKind, MediaType, OverviewAnswer } from '../domain/evidence.ts';
import { Flag } from '../domain/flag.ts';
import { Id, Instant, Line, Milliseconds, Prose, Sha256 } from '../domain/primitives.ts';
import { gaps, Score } from '../domain/reading.ts';
import { Rubric } from '../domain/rubric.ts';
import { Problem } from './errors.ts';
import { KeptAnnotations } from './keptAnnotations.ts';
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

const changeKinds = [
  'annotation',
  'annotation removed',
  'score',
  'feedback',
  'flag',
  'flag removed',
] as const satisfies readonly Change['kind'][];

/** `ended`: it was begun, and can be read but not submitted, because the evidence is kept no longer. */
export const readingStates = ['draft', 'ended', 'waiting', 'accepted', 'held', 'rejected'] as const;

/** What the next undo and the next redo would change; null where there is nothing to. */
export const History = z.strictObject({
  undo: z.enum(changeKinds).nullable(),
  redo: z.enum(changeKinds).nullable(),
});
export type History = z.infer<typeof History>;

/** How far the second recording of a pair runs ahead of the first: its time is the first's time plus this. */
export const CameraOffset = z.strictObject({
  evidenceId: Id,
  offsetMs: z.int().min(-86_400_000).max(86_400_000),
});
export type CameraOffset = z.infer<typeof CameraOffset>;

/** A reading, opened. */
export const Reading = z.strictObject({
  id: Id,
  state: z.enum(readingStates),
  /** The exchange's word on a held or rejected reading. */
  reason: z.string().max(2_000).nullable(),
  supersedes: Id.nullable(),
  submittedAt: Instant.nullable(),
  /** Whether another reading may take its place: not in a qualification set whose result is known. */
  revisable: z.boolean(),
  batch: z.strictObject({
    id: Id,
    name: Line,
    kind: BatchKind,
    blind: z.boolean(),
    microCredential: Line,
    readerPseudonym: Line,
    submissions: z.int().min(1),
    unwatched: UnwatchedPolicy,
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
  annotations: KeptAnnotations,
  flags: z.array(Flag).max(5),
  feedback: Prose,
  coverage: z.array(Coverage).max(50),
  cameraOffsets: z.array(CameraOffset).max(50),
  history: History,
});
export type Reading = z.infer<typeof Reading>;

/** Sent back once a change is on disk. */
export const Saved = z.strictObject({ savedAt: Instant });
export type Saved = z.infer<typeof Saved>;

/** The same for edits. */
export const EditsSaved = z.strictObject({ savedAt: Instant, history: History });
export type EditsSaved = z.infer<typeof EditsSaved>;

/** What an undo or a redo changed: it is on disk, and the screen makes the same changes. */
export const Stepped = z.strictObject({
  savedAt: Instant,
  changes: z.array(Change).max(100),
  history: History,
});
export type Stepped = z.infer<typeof Stepped>;

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
  flags: z.array(Flag).max(5),
  feedbackEmpty: z.boolean(),
  /** Evidence that was not watched to its end or not opened. */
  unwatched: z
    .array(
      z.strictObject({
        evidenceId: Id,
        title: Line,
        /** Of a recording, what was not played; empty for anything else, which was not opened. */
        stretches: z.array(Stretch).max(5_001),
      }),
    )
    .max(50),
  unwatchedPolicy: UnwatchedPolicy,
});
export type Summary = z.infer<typeof Summary>;

/** How a stretch of work goes: for whoever does it, and nobody else. Times are milliseconds. */
export const Session = z.strictObject({
  /** Null before any work of it. */
  startedAt: Instant.nullable(),
  activeMs: z.int().min(0),
  submitted: z.int().min(0),
  /** The middle of the active times of the readings submitted in it; null under three. */
  medianMs: z.int().min(0).nullable(),
  /** Submissions of the batch that are not submitted yet. */
  remaining: z.int().min(0),
  /** At that pace; null without one. */
  remainingMs: z.int().min(0).nullable(),
  breaks: z.int().min(0),
  /** When the last break of five minutes or more ended, or the session began. */
  workingSince: Instant.nullable(),
});
export type Session = z.infer<typeof Session>;

export const scoringRoutes = {
  /** Opens the reading of a submission, or begins it. */
  'scoring.open': route(z.strictObject({ batchId: Id, submissionId: Id }), Reading),
  /** Makes edits in their order, all or none. Sent again, they lead to the same. */
  'scoring.save': route(z.strictObject({ ...inReading, edits: z.array(Edit).min(1).max(200) }), EditsSaved),
  /** Takes back the last edit that was not taken back. @throws `nothing_to_undo` */
  'scoring.undo': route(z.strictObject(inReading), Stepped),
  /** Makes the last edit taken back again; none is left once something else was edited. @throws `nothing_to_undo` */
  'scoring.redo': route(z.strictObject(inReading), Stepped),
  /** Adds what was watched of an item; without stretches, that it was opened. */
  'scoring.watched': route(
    z.strictObject({ ...inReading, evidenceId: Id, stretches: z.array(Stretch).max(1_000) }),
    Saved,
  ),
  /** Remembers how two recordings stand to each other. */
  'scoring.align': route(z.strictObject({ ...inReading, offset: CameraOffset }), Saved),
  /** Adds time spent in front of the reading. */
  'scoring.addTime': route(z.strictObject({ ...inReading, ms: z.int().min(0).max(3_600_000) }), Saved),
  'scoring.summary': route(z.strictObject(inReading), Summary),
  /** Makes the reading immutable and queues its signed event. */
  'scoring.submit': route(z.strictObject(inReading), Reading),
  'scoring.session': route(z.strictObject({ batchId: Id }), Session),
  /** Begins a new draft, filled from the submitted reading, that will supersede it. */
  'scoring.revise': route(z.strictObject(inReading), Reading),
} as const;
