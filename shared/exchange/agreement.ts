import { z } from 'zod';
import { BatchKind } from '../domain/batch.ts';
import { Coverage } from '../domain/coverage.ts';
import { Evidence, OverviewAnswer } from '../domain/evidence.ts';
import { Flag } from '../domain/flag.ts';
import { Id, Instant, Line, Prose, Sha256 } from '../domain/primitives.ts';
import { Annotation, Score } from '../domain/reading.ts';
import { Outcome, Resolution, ResolutionRule } from '../domain/resolution.ts';
import { Rubric } from '../domain/rubric.ts';
import { SeedingRule, SeedOutcome } from '../domain/seeding.ts';
import { Span } from '../domain/span.ts';

/** What leads and auditors get of readings: every reader and submission under a name that holds over all batches. */

/** What is scored with one version of a rubric. */
export const SubjectKey = z.strictObject({ microCredentialId: Id, rubricHash: Sha256 });
export type SubjectKey = z.infer<typeof SubjectKey>;

const Points = z.number().min(0).max(100);

/** One micro-credential as it is scored with one version of its rubric: only such scores can be compared. */
export const Subject = SubjectKey.extend({
  title: Line,
  rubric: Rubric,
  rule: ResolutionRule,
  batches: z
    .array(
      z.strictObject({
        id: Id,
        name: Line,
        kind: BatchKind,
        dueAt: Instant.nullable(),
        secondReadRate: z.number().min(0).max(1),
        submissionIds: z.array(Id).max(100_000),
      }),
    )
    .max(5_000),
  /** Submissions whose true scores are known, in points by criterion in rubric order. */
  anchors: z
    .array(z.strictObject({ submissionId: Id, points: z.array(Points.nullable()).max(26) }))
    .max(100_000),
});
export type Subject = z.infer<typeof Subject>;

export const SubjectList = z.strictObject({ subjects: z.array(Subject).max(1_000) });
export type SubjectList = z.infer<typeof SubjectList>;

/** A reading that counts, as numbers. */
export const CountedReading = z.strictObject({
  readingId: Id,
  batchId: Id,
  submissionId: Id,
  submission: Line,
  reader: Line,
  /** Place in the reader's own order, from 0. */
  place: z.int().min(0),
  at: Instant,
  activeMs: z.int().min(0),
  /** By criterion in rubric order; null where a level is missing. */
  points: z.array(Points.nullable()).max(26),
});
export type CountedReading = z.infer<typeof CountedReading>;

/** A page of them, oldest first. */
export const ReadingPage = z.strictObject({
  readings: z.array(CountedReading).max(2_000),
  nextCursor: z.string().nullable(),
});
export type ReadingPage = z.infer<typeof ReadingPage>;

/** The right by which an operational reading counts. */
export const Authority = z.strictObject({
  source: Line,
  validFrom: Instant,
  validUntil: Instant,
  /** Whether the reading was held until this was earned; it held already when the others were signed. */
  released: z.boolean(),
});
export type Authority = z.infer<typeof Authority>;

/** A reading with all that was written, its evidence under the submission's own ids. */
export const WholeReading = z.strictObject({
  readingId: Id,
  eventId: Id,
  batchId: Id,
  reader: Line,
  /** Whether it was asked for because others differed. */
  third: z.boolean().default(false),
  /** Whether it is kept and counts no more, because its reader was suspended after it. */
  held: z.boolean().default(false),
  place: z.int().min(0),
  openedAt: Instant,
  at: Instant,
  activeMs: z.int().min(0),
  rubricHash: Sha256,
  scores: z.array(Score).max(26),
  annotations: z.array(Annotation).max(10_000),
  flags: z.array(Flag).max(5),
  coverage: z.array(Coverage).max(50),
  feedback: Prose,
  /** Null where none is asked for: practice and qualification. */
  authority: Authority.nullable().default(null),
});
export type WholeReading = z.infer<typeof WholeReading>;

/** What a counting reading marked, on the submission's own evidence. */
export const MarkedReading = z.strictObject({
  readingId: Id,
  marks: z.array(z.strictObject({ criterionIds: z.array(Id).max(26), span: Span })).max(10_000),
});
export type MarkedReading = z.infer<typeof MarkedReading>;

/** A page of them, oldest first. */
export const MarkPage = z.strictObject({
  readings: z.array(MarkedReading).max(500),
  nextCursor: z.string().nullable(),
});
export type MarkPage = z.infer<typeof MarkPage>;

/** What an adjudicator decided. */
export const Decided = z.strictObject({
  eventId: Id,
  by: Line,
  at: Instant,
  scores: z.array(z.strictObject({ criterionId: Id, levelId: Id })).max(26),
  rationale: Prose,
});
export type Decided = z.infer<typeof Decided>;

/** A further read that was asked for because readings differ. */
export const ThirdRead = z.strictObject({ by: Line, at: Instant, isRead: z.boolean() });
export type ThirdRead = z.infer<typeof ThirdRead>;

/** How strict the readers of a result are, and what readers of mean severity would have made of it. */
export const ResultSeverity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('insufficient'), reason: z.string().max(2_000) }),
  z.strictObject({
    kind: z.literal('told'),
    /** Whether the decision is the fair one; else the fair one only informs. */
    adjusts: z.boolean(),
    /** In logits above the mean of all readers; without those who were not measured. */
    readers: z
      .array(z.strictObject({ reader: Line, measure: z.number(), standardError: z.number().min(0) }))
      .max(1_000),
    /** In rubric order; null where it cannot be told, and where somebody decided. */
    fair: z.array(z.strictObject({ criterionId: Id, points: Points.nullable() })).max(26),
    /** By the resolved scores, and by the fair ones. */
    outcomes: z.strictObject({ resolved: Outcome.nullable(), fair: Outcome.nullable() }),
    /** What the measures rest on. */
    submissions: z.int().min(0),
    raters: z.int().min(0),
  }),
]);
export type ResultSeverity = z.infer<typeof ResultSeverity>;

/** A submission with everything that was said of it, for whoever compares its readings. */
export const SubmissionRecord = z.strictObject({
  submissionId: Id,
  submission: Line,
  rubric: Rubric,
  rubricHash: Sha256,
  answers: z.array(OverviewAnswer).max(50),
  evidence: z.array(Evidence).max(50),
  readings: z.array(WholeReading).max(1_000),
  /** Where true scores are known. */
  anchor: z
    .strictObject({ scores: z.array(z.strictObject({ criterionId: Id, levelId: Id })), rationale: Prose })
    .nullable(),
  resolution: Resolution.nullable(),
  severity: ResultSeverity.nullable().default(null),
  decision: Decided.nullable(),
  thirdRead: ThirdRead.nullable().default(null),
});
export type SubmissionRecord = z.infer<typeof SubmissionRecord>;

/** The result of a submission of an operational batch, as it stands. */
export const Result = z.strictObject({
  submissionId: Id,
  submission: Line,
  batch: Line,
  readers: z.array(Line).max(1_000),
  readingIds: z.array(Id).max(1_000),
  /** Of each reading, in the same order. */
  authorities: z.array(Authority.nullable()).max(1_000).default([]),
  resolution: Resolution,
  /** Null where it was released before severities were told. */
  severity: ResultSeverity.nullable().default(null),
  decision: Decided.nullable(),
  thirdRead: ThirdRead.nullable().default(null),
  /** When its batch was released: from then on it stays as it is. */
  releasedAt: Instant.nullable().default(null),
});
export type Result = z.infer<typeof Result>;

/** A reading that is kept and counts no more, because its reader failed the seeds that came after the last good one. */
export const HeldReading = z.strictObject({
  submissionId: Id,
  submission: Line,
  batch: Line,
  reader: Line,
  at: Instant,
  /** Whether somebody else has read the submission since. */
  isReadAgain: z.boolean(),
});
export type HeldReading = z.infer<typeof HeldReading>;

export const ResultList = z.strictObject({
  results: z.array(Result).max(100_000),
  held: z.array(HeldReading).max(100_000).default([]),
});
export type ResultList = z.infer<typeof ResultList>;

/** The seeds of a subject: what was dealt, and what came of it. */
export const SeedRecord = z.strictObject({
  rule: SeedingRule,
  /** Seeds there are. */
  pool: z.int().min(0),
  readers: z
    .array(
      z.strictObject({
        reader: Line,
        dealt: z.int().min(0),
        read: z.int().min(0),
        /** Failed since the last that was passed, or since a suspension. */
        failedInARow: z.int().min(0),
        suspensions: z.array(Instant).max(1_000),
        /** In the order in which they were read; without an outcome where the submission was sent back. */
        judged: z
          .array(
            z.strictObject({
              submissionId: Id,
              submission: Line,
              at: Instant,
              outcome: SeedOutcome.nullable(),
            }),
          )
          .max(10_000),
      }),
    )
    .max(10_000),
});
export type SeedRecord = z.infer<typeof SeedRecord>;
export type SeededReader = SeedRecord['readers'][number];
