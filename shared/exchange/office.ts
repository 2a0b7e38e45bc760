import { z } from 'zod';
import { Difficulty } from '../domain/anchor.ts';
import { AssignmentState, UnwatchedPolicy } from '../domain/batch.ts';
import { PolicyHistory } from '../domain/policyCost.ts';
import { Id, Instant, Line, Prose, Sha256 } from '../domain/primitives.ts';
import { resolutionStates } from '../domain/resolution.ts';
import { Role } from '../domain/role.ts';
import { ScoringPolicy } from '../domain/scoringPolicy.ts';
import { SeedingRule } from '../domain/seeding.ts';
import { BatchKeeping, Holder } from './keeping.ts';
import { SetKind } from './training.ts';

export const mostDealt = 5_000;
export const mostReaders = 500;

const Count = z.int().min(0);

/** A batch as a lead wants it dealt. */
export const NewBatch = z.strictObject({
  name: Line.min(1),
  microCredentialId: Id,
  rubricHash: Sha256,
  submissionIds: z.array(Id).min(1).max(mostDealt),
  personIds: z.array(Id).min(1).max(mostReaders),
  blind: z.boolean(),
  dueAt: Instant.nullable(),
  unwatched: UnwatchedPolicy,
  /** Share of submissions that are read twice whatever the first reading says, 0 to 1. */
  secondReadRate: z.number().min(0).max(1),
  /** What is drawn by lot follows from this number: the same gives the same. */
  drawSeed: z.int().min(0).max(4_294_967_295),
});
export type NewBatch = z.infer<typeof NewBatch>;

/** Two readers, by name, with as many submissions that both read. */
export const ReaderLink = z.strictObject({ one: Line, other: Line, submissions: Count });
export type ReaderLink = z.infer<typeof ReaderLink>;

const linking = {
  links: z.array(ReaderLink).max(200_000),
  /** Readers, by name, in groups that have nothing in common, the largest first. */
  groups: z.array(z.array(Line).max(mostReaders)).max(mostReaders),
};

/** How a batch would be dealt. */
export const BatchPlan = z.strictObject({
  readers: z.array(z.strictObject({ name: Line, first: Count, second: Count })).max(mostReaders),
  ...linking,
  /** Submissions, by name, that none of the readers may read. */
  unread: z.array(Line).max(mostDealt),
  /** Drawn to be read twice, and no second reader may read them. */
  single: z.array(Line).max(mostDealt),
});
export type BatchPlan = z.infer<typeof BatchPlan>;

export const BatchCreated = z.strictObject({ id: Id });
export type BatchCreated = z.infer<typeof BatchCreated>;

/** Somebody who can be given a batch. */
export const OfficePerson = z.strictObject({
  id: Id,
  name: Line,
  role: Role,
  certified: z.boolean(),
  /** Where they work, as far as the office knows: whoever works there reads nothing that came from there. */
  organisation: Line.nullable(),
  /** Submissions of the micro-credential that came from there. */
  ownSubmissions: Count,
  /** Whether they may have nothing any more. */
  withdrawn: z.boolean(),
});
export type OfficePerson = z.infer<typeof OfficePerson>;

/** What was changed, by its id. */
export const Done = z.strictObject({ id: Id });

/** Whether somebody may be given readings of a batch, or leaves it and others get what they have not read. */
export const ReaderChange = z.strictObject({ personId: Id, takesPart: z.boolean() });
export type ReaderChange = z.infer<typeof ReaderChange>;

export const standingChanges = ['suspend', 'reinstate', 'freshStart'] as const;
/**
 * `suspend` takes a certification away; `reinstate` gives back one that was taken away, for as long as it would have held;
 * `freshStart` lets somebody begin anew with the qualification at once, whatever was failed before.
 */
export const StandingChange = z.enum(standingChanges);
export type StandingChange = z.infer<typeof StandingChange>;

export const StandingWish = z.strictObject({
  microCredentialId: Id,
  rubricHash: Sha256,
  change: StandingChange,
  /** With `suspend`: whether what was read since the last good seed is held and read again by others. */
  holds: z.boolean(),
  /** Told to the person. */
  reason: Prose.min(1),
});
export type StandingWish = z.infer<typeof StandingWish>;

/** What a batch can be made of, and for whom. */
export const OfficeChoices = z.strictObject({
  /** Submissions that are in no batch, and neither anchors nor seeds. */
  submissions: z.array(z.strictObject({ id: Id, name: Line, evidence: z.array(Line).max(50) })).max(100_000),
  people: z.array(OfficePerson).max(100_000),
});
export type OfficeChoices = z.infer<typeof OfficeChoices>;

/** What keeps the results of a batch from being released, each as a number of submissions or readings. */
export const Obstacles = z.strictObject({
  /** Readings that somebody has been given and not made. */
  toRead: Count,
  /** Submissions that nobody has read so that it counts. */
  unread: Count,
  /** Readings the policy asks for that nobody can be given. */
  waiting: Count,
  /** Submissions whose readings differ, and nobody has decided. */
  differing: Count,
  /** Readings of suspended readers that nobody has made again. */
  held: Count,
});
export type Obstacles = z.infer<typeof Obstacles>;

/** Whether nothing keeps them back. */
export const isReady = (obstacles: Obstacles): boolean =>
  Object.values(obstacles).every((count) => count === 0);

export const Released = z.strictObject({
  by: Line,
  at: Instant,
  /** SHA-256 of the canonical JSON of the results. */
  digest: Sha256,
});
export type Released = z.infer<typeof Released>;

/** Somebody saw who is behind the pseudonyms of a batch. */
export const Reveal = z.strictObject({
  by: Line,
  at: Instant,
  reason: Prose,
  /** Whether it was whoever asks. */
  own: z.boolean(),
});
export type Reveal = z.infer<typeof Reveal>;

/** Who handed in the submissions of a batch. */
export const Identities = z.strictObject({
  submissions: z
    .array(z.strictObject({ submissionId: Id, name: Line, educator: Line, school: Line }))
    .max(mostDealt),
});
export type Identities = z.infer<typeof Identities>;

const progress = {
  id: Id,
  name: Line,
  blind: z.boolean(),
  dueAt: Instant.nullable(),
  /** Whether it was dealt here; else it is for everybody who scores. */
  dealt: z.boolean(),
  submissions: Count,
  /** Readings that were given out, and how many of them were made. */
  reads: z.strictObject({ given: Count, made: Count }),
  /** Submissions by how their result stands. */
  results: z.partialRecord(z.enum(resolutionStates), Count),
  /** Submissions that were sent back unscored. */
  sentBack: Count,
  obstacles: Obstacles,
  released: Released.nullable(),
  /** Each time, the first first: a batch that was revealed stays marked. */
  reveals: z.array(Reveal).max(10_000).default([]),
  keeping: BatchKeeping.default({ until: null, removed: null }),
};

export const BatchProgress = z.strictObject(progress);
export type BatchProgress = z.infer<typeof BatchProgress>;

/** A batch with who reads what. */
export const BatchRecord = z.strictObject({
  ...progress,
  microCredentialId: Id,
  rubricHash: Sha256,
  readers: z
    .array(
      z.strictObject({ id: Id, name: Line, state: AssignmentState.nullable(), given: Count, made: Count }),
    )
    .max(100_000),
  ...linking,
  items: z
    .array(
      z.strictObject({
        submissionId: Id,
        name: Line,
        state: z.enum([...resolutionStates, 'sentBack', 'unread']),
        reads: z.array(z.strictObject({ reader: Line, second: z.boolean(), made: z.boolean() })).max(1_000),
      }),
    )
    .max(mostDealt),
  holders: z.array(Holder).max(100_000).default([]),
});
export type BatchRecord = z.infer<typeof BatchRecord>;

/** The policy of a programme, and what its readings show of it. */
export const PolicyRecord = z.strictObject({
  policy: ScoringPolicy,
  seeding: SeedingRule,
  history: PolicyHistory,
});
export type PolicyRecord = z.infer<typeof PolicyRecord>;

const about = { microCredentialId: Id, rubricHash: Sha256 };

export const PolicyWish = z.strictObject({ ...about, policy: ScoringPolicy, seeding: SeedingRule });
export type PolicyWish = z.infer<typeof PolicyWish>;

/** What somebody did in the office. */
export const OfficeAct = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('batchDealt'),
    batchId: Id,
    batch: Line,
    submissions: Count,
    readers: Count,
    reads: Count,
    drawSeed: Count,
  }),
  z.strictObject({ kind: z.literal('policySet'), policy: ScoringPolicy, seeding: SeedingRule }),
  z.strictObject({ kind: z.literal('organisationSet'), reader: Line, organisation: Line.nullable() }),
  z.strictObject({
    kind: z.literal('standingChanged'),
    reader: Line,
    change: StandingChange,
    holds: z.boolean(),
    reason: Prose,
  }),
  z.strictObject({
    kind: z.literal('anchorUsed'),
    submission: Line,
    training: z.boolean(),
    seed: z.boolean().default(false),
    difficulty: Difficulty.nullable(),
  }),
  z.strictObject({ kind: z.literal('anchorHeld'), submission: Line, version: Count, holds: z.boolean() }),
  z.strictObject({
    kind: z.literal('rubricPublished'),
    version: Count,
    changes: Count,
    anchors: Count,
  }),
  z.strictObject({ kind: z.literal('statementsSet'), submission: Line, statements: Count }),
  z.strictObject({
    kind: z.literal('setMade'),
    batchId: Id,
    batch: Line,
    of: SetKind,
    anchors: Count,
  }),
  z.strictObject({ kind: z.literal('readerAdded'), batchId: Id, batch: Line, reader: Line }),
  z.strictObject({
    kind: z.literal('readerWithdrawn'),
    batchId: Id,
    batch: Line,
    reader: Line,
    readings: Count,
  }),
  z.strictObject({
    kind: z.literal('packProposed'),
    packId: Id,
    pack: Line,
    submissions: Count,
    digest: Sha256,
  }),
  z.strictObject({ kind: z.literal('keepingSet'), batchId: Id, batch: Line, until: Instant.nullable() }),
  z.strictObject({ kind: z.literal('accessWithdrawn'), reader: Line, reason: Prose }),
  z.strictObject({
    kind: z.literal('resultsReleased'),
    batchId: Id,
    batch: Line,
    results: Count,
    digest: Sha256,
  }),
]);
export type OfficeAct = z.infer<typeof OfficeAct>;

/** The office as it stands for a micro-credential with its rubric. */
export const Office = z.strictObject({
  ...PolicyRecord.shape,
  /** Submissions that wait to be dealt. */
  waiting: Count,
  batches: z.array(BatchProgress).max(10_000),
  /** The latest first. */
  acts: z.array(z.strictObject({ by: Line, at: Instant, act: OfficeAct })).max(500),
});
export type Office = z.infer<typeof Office>;
