import {
  bigint,
  boolean,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { AnchorScore, Difficulty } from '#shared/domain/anchor.ts';
import type { AssignmentState, BatchKind, UnwatchedPolicy } from '#shared/domain/batch.ts';
import type { EvidenceKind, OverviewAnswer } from '#shared/domain/evidence.ts';
import type { Statement } from '#shared/domain/exercise.ts';
import type { FlagKind } from '#shared/domain/flag.ts';
import type { QualificationRule, SetOutcome } from '#shared/domain/qualification.ts';
import type { Role } from '#shared/domain/role.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import type { ScoringPolicy } from '#shared/domain/scoringPolicy.ts';
import type { SeedingRule, SeedOutcome } from '#shared/domain/seeding.ts';
import type { Result } from '#shared/exchange/agreement.ts';
import type { SharedMoment } from '#shared/exchange/calibration.ts';
import type { DecisionPayload, VerdictReason } from '#shared/exchange/events.ts';
import type { RemovalCause } from '#shared/exchange/keeping.ts';
import type { HeldCertification } from '#shared/exchange/ladder.ts';
import type { OfficeAct } from '#shared/exchange/office.ts';
import type { PackManifest, PackVerdict } from '#shared/exchange/packs.ts';
import type { FeedbackItem } from '#shared/exchange/wire.ts';

/** The tables as Drizzle sees them. What PostgreSQL holds is written in the migrations. */

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const ordinal = (name: string) => bigint(name, { mode: 'number' });

export const exchangeState = pgTable('exchange_state', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

export const programmes = pgTable('programmes', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  notice: text('notice'),
  source: text('source').notNull(),
  importedAt: at('imported_at').notNull(),
  qualification: jsonb('qualification').$type<QualificationRule>(),
  seeding: jsonb('seeding').$type<SeedingRule>(),
  policy: jsonb('policy').$type<ScoringPolicy>(),
});

export const microCredentials = pgTable('micro_credentials', {
  id: uuid('id').primaryKey(),
  programmeId: uuid('programme_id').notNull(),
  title: text('title').notNull(),
  keyMethod: text('key_method').notNull(),
});

export const rubrics = pgTable('rubrics', {
  hash: text('hash').primaryKey(),
  body: jsonb('body').$type<Rubric>().notNull(),
});

export const submissions = pgTable('submissions', {
  id: uuid('id').primaryKey(),
  microCredentialId: uuid('micro_credential_id').notNull(),
  answers: jsonb('answers').$type<OverviewAnswer[]>().notNull(),
});

export const educatorIdentities = pgTable('educator_identities', {
  submissionId: uuid('submission_id').primaryKey(),
  name: text('name').notNull(),
  school: text('school').notNull(),
});

export const media = pgTable('media', {
  sha256: text('sha256').primaryKey(),
  bytes: ordinal('bytes').notNull(),
  mediaType: text('media_type').notNull(),
  /** From when on only what it was is known. */
  removedAt: at('removed_at'),
});

export const evidence = pgTable('evidence', {
  id: uuid('id').primaryKey(),
  submissionId: uuid('submission_id').notNull(),
  position: integer('position').notNull(),
  kind: text('kind').$type<EvidenceKind>().notNull(),
  title: text('title').notNull(),
  mediaSha256: text('media_sha256').notNull(),
  durationMs: integer('duration_ms'),
  captionsSha256: text('captions_sha256'),
});

export const batches = pgTable('batches', {
  id: uuid('id').primaryKey(),
  ordinal: ordinal('ordinal').generatedAlwaysAsIdentity(),
  microCredentialId: uuid('micro_credential_id').notNull(),
  rubricHash: text('rubric_hash').notNull(),
  name: text('name').notNull(),
  kind: text('kind').$type<BatchKind>().notNull(),
  blind: boolean('blind').notNull(),
  secondReadRate: doublePrecision('second_read_rate').notNull(),
  dueAt: at('due_at'),
  unwatched: text('unwatched').$type<UnwatchedPolicy>().notNull().default('ask'),
  dealtTo: uuid('dealt_to'),
  /** When its evidence goes, and who is behind it; null while that is kept. */
  keepUntil: at('keep_until'),
});

export const batchSubmissions = pgTable(
  'batch_submissions',
  { batchId: uuid('batch_id').notNull(), submissionId: uuid('submission_id').notNull() },
  (table) => [primaryKey({ columns: [table.batchId, table.submissionId] })],
);

export const anchors = pgTable('anchors', {
  id: uuid('id').primaryKey(),
  submissionId: uuid('submission_id').notNull(),
  rationale: text('rationale').notNull(),
  consensus: jsonb('consensus').$type<AnchorScore[]>().notNull(),
  seed: boolean('seed').notNull().default(false),
  /** Whether it is open to everybody who scores. */
  training: boolean('training').notNull().default(false),
  difficulty: text('difficulty').$type<Difficulty>(),
  /** To be told apart in an exercise. */
  statements: jsonb('statements').$type<Statement[]>().notNull().default([]),
});

export const people = pgTable('people', {
  id: uuid('id').primaryKey(),
  role: text('role').$type<Role>().notNull(),
  pseudonym: text('pseudonym').notNull(),
  feedbackCount: ordinal('feedback_count').notNull().default(0),
  createdAt: at('created_at').notNull(),
});

export const readerIdentities = pgTable('reader_identities', {
  personId: uuid('person_id').primaryKey(),
  name: text('name').notNull(),
});

export const devices = pgTable('devices', {
  id: uuid('id').primaryKey(),
  personId: uuid('person_id').notNull(),
  publicKey: text('public_key').notNull(),
  credentialHash: text('credential_hash'),
  enrolledAt: at('enrolled_at').notNull(),
});

export const enrolmentCodes = pgTable('enrolment_codes', {
  codeHash: text('code_hash').primaryKey(),
  role: text('role').$type<Role>().notNull(),
  certified: boolean('certified').notNull(),
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at').notNull(),
  usedAt: at('used_at'),
  usedBy: uuid('used_by'),
});

export const certifications = pgTable('certifications', {
  id: uuid('id').primaryKey(),
  personId: uuid('person_id').notNull(),
  microCredentialId: uuid('micro_credential_id').notNull(),
  source: text('source').notNull(),
  validFrom: at('valid_from').notNull(),
  validUntil: at('valid_until').notNull(),
  suspendedAt: at('suspended_at'),
  rubricHash: text('rubric_hash'),
  agreement: jsonb('agreement').$type<HeldCertification['agreement']>(),
});

export const setOutcomes = pgTable('set_outcomes', {
  assignmentId: uuid('assignment_id').primaryKey(),
  personId: uuid('person_id').notNull(),
  outcome: jsonb('outcome').$type<SetOutcome>().notNull(),
  signedAt: at('signed_at').notNull(),
  decidedAt: at('decided_at').notNull(),
});

export const releases = pgTable('releases', {
  readingId: uuid('reading_id').primaryKey(),
  certificationId: uuid('certification_id').notNull(),
  at: at('at').notNull(),
});

export const feedback = pgTable('feedback', {
  id: uuid('id').primaryKey(),
  personId: uuid('person_id').notNull(),
  position: ordinal('position').notNull(),
  at: at('at').notNull(),
  body: jsonb('body').$type<FeedbackItem>().notNull(),
});

export const assignments = pgTable('assignments', {
  id: uuid('id').primaryKey(),
  batchId: uuid('batch_id').notNull(),
  personId: uuid('person_id').notNull(),
  state: text('state').$type<AssignmentState>().notNull(),
  version: integer('version').notNull(),
  orderSeed: text('order_seed').notNull(),
  readerPseudonym: text('reader_pseudonym').notNull(),
  createdAt: at('created_at').notNull(),
});

export const assignmentItems = pgTable('assignment_items', {
  id: uuid('id').primaryKey(),
  assignmentId: uuid('assignment_id').notNull(),
  submissionId: uuid('submission_id').notNull(),
  position: integer('position').notNull(),
  pseudonym: text('pseudonym').notNull(),
});

export const assignmentEvidence = pgTable('assignment_evidence', {
  id: uuid('id').primaryKey(),
  itemId: uuid('item_id').notNull(),
  evidenceId: uuid('evidence_id').notNull(),
});

export const events = pgTable('events', {
  eventId: uuid('event_id').primaryKey(),
  ordinal: ordinal('ordinal').generatedAlwaysAsIdentity(),
  deviceId: uuid('device_id').notNull(),
  seq: integer('seq').notNull(),
  prevHash: text('prev_hash').notNull(),
  hash: text('hash').notNull(),
  /** Canonical JSON as signed, signature included: the text, so that no database type can reshape it. */
  body: text('body').notNull(),
  receivedAt: at('received_at').notNull(),
});

export const verdictsTable = pgTable('verdicts', {
  eventId: uuid('event_id').primaryKey(),
  verdict: text('verdict').$type<'accepted' | 'held' | 'rejected'>().notNull(),
  reason: text('reason').$type<VerdictReason>(),
  decidedAt: at('decided_at').notNull(),
});

export const quarantinedEvents = pgTable('quarantined_events', {
  ordinal: ordinal('ordinal').generatedAlwaysAsIdentity(),
  deviceId: uuid('device_id').notNull(),
  eventId: uuid('event_id').notNull(),
  hash: text('hash').notNull(),
  reason: text('reason').$type<VerdictReason>().notNull(),
  body: text('body').notNull(),
  receivedAt: at('received_at').notNull(),
});

export const readings = pgTable('readings', {
  id: uuid('id').primaryKey(),
  eventId: uuid('event_id').notNull(),
  personId: uuid('person_id').notNull(),
  itemId: uuid('item_id'),
  status: text('status').$type<'accepted' | 'held' | 'rejected'>().notNull(),
  supersedes: uuid('supersedes'),
  /** The kind of the flag that sent the submission back. */
  returnedFor: text('returned_for').$type<FlagKind>(),
});

export const thirdReads = pgTable('third_reads', {
  batchId: uuid('batch_id').primaryKey(),
  submissionId: uuid('submission_id').notNull(),
  personId: uuid('person_id').notNull(),
  askedAt: at('asked_at').notNull(),
});

export const decisions = pgTable('decisions', {
  id: uuid('id').primaryKey(),
  eventId: uuid('event_id').notNull(),
  personId: uuid('person_id').notNull(),
  submissionId: uuid('submission_id').notNull(),
  readingIds: jsonb('reading_ids').$type<string[]>().notNull(),
  scores: jsonb('scores').$type<DecisionPayload['scores']>().notNull(),
  rationale: text('rationale').notNull(),
  decidedAt: at('decided_at').notNull(),
});

export const sessions = pgTable('sessions', {
  batchId: uuid('batch_id').primaryKey(),
  openedBy: uuid('opened_by').notNull(),
  openedAt: at('opened_at').notNull(),
  revealedBy: uuid('revealed_by'),
  revealedAt: at('revealed_at'),
  closedBy: uuid('closed_by'),
  closedAt: at('closed_at'),
  moment: jsonb('moment').$type<SharedMoment & { at: string }>(),
});

export const sessionMembers = pgTable(
  'session_members',
  {
    batchId: uuid('batch_id').notNull(),
    personId: uuid('person_id').notNull(),
    shownAt: at('shown_at'),
    leftAt: at('left_at'),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.personId] })],
);

export const sessionPresence = pgTable(
  'session_presence',
  {
    batchId: uuid('batch_id').notNull(),
    personId: uuid('person_id').notNull(),
    seenAt: at('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.personId] })],
);

export const sessionEntries = pgTable('session_entries', {
  id: uuid('id').primaryKey(),
  eventId: uuid('event_id').notNull(),
  batchId: uuid('batch_id').notNull(),
  submissionId: uuid('submission_id').notNull(),
  personId: uuid('person_id').notNull(),
  kind: text('kind').$type<'note' | 'vote' | 'consensus'>().notNull(),
  replaces: uuid('replaces'),
});

export const seeds = pgTable('seeds', {
  itemId: uuid('item_id').primaryKey(),
  dealtAt: at('dealt_at').notNull(),
  readingId: uuid('reading_id'),
  /** The place of that reading in the log. */
  ordinal: ordinal('ordinal'),
  outcome: jsonb('outcome').$type<SeedOutcome>(),
  judgedAt: at('judged_at'),
});

export const suspensions = pgTable('suspensions', {
  id: uuid('id').primaryKey(),
  personId: uuid('person_id').notNull(),
  microCredentialId: uuid('micro_credential_id').notNull(),
  rubricHash: text('rubric_hash').notNull(),
  at: at('at').notNull(),
  /** The place in the log of the last good seed, 0 without one: what came after it is held. */
  sinceOrdinal: ordinal('since_ordinal').notNull(),
  failed: integer('failed').notNull(),
  /** The lead who suspended, and why; null where failed seeds did. */
  suspendedBy: uuid('suspended_by'),
  reason: text('reason'),
  /** Whether what was read before it and after the last good seed is held. */
  holds: boolean('holds').notNull().default(true),
});

export const freshStarts = pgTable('fresh_starts', {
  id: uuid('id').primaryKey(),
  personId: uuid('person_id').notNull(),
  microCredentialId: uuid('micro_credential_id').notNull(),
  rubricHash: text('rubric_hash').notNull(),
  at: at('at').notNull(),
});

export const rereads = pgTable('rereads', {
  batchId: uuid('batch_id').primaryKey(),
  fromBatchId: uuid('from_batch_id').notNull(),
  suspensionId: uuid('suspension_id').notNull(),
  askedAt: at('asked_at').notNull(),
});

export const affiliations = pgTable('affiliations', {
  personId: uuid('person_id').primaryKey(),
  organisation: text('organisation').notNull(),
});

export const plans = pgTable('plans', {
  batchId: uuid('batch_id').primaryKey(),
  /** What the deal was drawn from: the same facts and the same number deal the same. */
  drawSeed: ordinal('draw_seed').notNull(),
  at: at('at').notNull(),
});

export const plannedReads = pgTable(
  'planned_reads',
  {
    batchId: uuid('batch_id').notNull(),
    submissionId: uuid('submission_id').notNull(),
    personId: uuid('person_id').notNull(),
    second: boolean('second').notNull(),
    /** When it was taken from its reader; what they make of it anyway counts. */
    withdrawnAt: at('withdrawn_at'),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.submissionId, table.personId] })],
);

export const planReaders = pgTable(
  'plan_readers',
  { batchId: uuid('batch_id').notNull(), personId: uuid('person_id').notNull(), leftAt: at('left_at') },
  (table) => [primaryKey({ columns: [table.batchId, table.personId] })],
);

export const secondReads = pgTable('second_reads', {
  batchId: uuid('batch_id').primaryKey(),
  fromBatchId: uuid('from_batch_id').notNull(),
});

export const batchReleases = pgTable('batch_releases', {
  batchId: uuid('batch_id').primaryKey(),
  personId: uuid('person_id').notNull(),
  at: at('at').notNull(),
  /** SHA-256 of the canonical JSON of all its results, by submission. */
  digest: text('digest').notNull(),
});

export const reveals = pgTable('reveals', {
  id: uuid('id').primaryKey(),
  eventId: uuid('event_id').notNull(),
  personId: uuid('person_id').notNull(),
  batchId: uuid('batch_id').notNull(),
  reason: text('reason').notNull(),
  at: at('at').notNull(),
});

export const packs = pgTable('packs', {
  id: uuid('id').primaryKey(),
  ordinal: ordinal('ordinal').generatedAlwaysAsIdentity(),
  microCredentialId: uuid('micro_credential_id').notNull(),
  proposedBy: uuid('proposed_by').notNull(),
  proposedAt: at('proposed_at').notNull(),
  /** SHA-256 of the canonical JSON of the manifest. */
  digest: text('digest').notNull(),
  manifest: jsonb('manifest').$type<PackManifest>().notNull(),
});

/** Who handed in what, until the pack is signed: then it stands with the submissions, or nowhere. */
export const packEducators = pgTable(
  'pack_educators',
  {
    packId: uuid('pack_id').notNull(),
    submissionId: uuid('submission_id').notNull(),
    name: text('name').notNull(),
    school: text('school').notNull(),
  },
  (table) => [primaryKey({ columns: [table.packId, table.submissionId] })],
);

export const packSignatures = pgTable('pack_signatures', {
  id: uuid('id').primaryKey(),
  eventId: uuid('event_id').notNull(),
  packId: uuid('pack_id').notNull(),
  personId: uuid('person_id').notNull(),
  verdict: text('verdict').$type<PackVerdict>().notNull(),
  note: text('note').notNull(),
  at: at('at').notNull(),
});

export const releasedResults = pgTable('released_results', {
  submissionId: uuid('submission_id').primaryKey(),
  batchId: uuid('batch_id').notNull(),
  result: jsonb('result').$type<Result>(),
});

export const officeActs = pgTable('office_acts', {
  ordinal: ordinal('ordinal').generatedAlwaysAsIdentity(),
  personId: uuid('person_id').notNull(),
  microCredentialId: uuid('micro_credential_id'),
  at: at('at').notNull(),
  body: jsonb('body').$type<OfficeAct>().notNull(),
});

export const comparisonRounds = pgTable('comparison_rounds', {
  id: uuid('id').primaryKey(),
  microCredentialId: uuid('micro_credential_id').notNull(),
  rubricHash: text('rubric_hash').notNull(),
  name: text('name').notNull(),
  openedBy: uuid('opened_by').notNull(),
  openedAt: at('opened_at').notNull(),
});

export const comparedSubmissions = pgTable(
  'compared_submissions',
  { roundId: uuid('round_id').notNull(), submissionId: uuid('submission_id').notNull() },
  (table) => [primaryKey({ columns: [table.roundId, table.submissionId] })],
);

export const comparisons = pgTable('comparisons', {
  ordinal: ordinal('ordinal').generatedAlwaysAsIdentity(),
  roundId: uuid('round_id').notNull(),
  personId: uuid('person_id').notNull(),
  better: uuid('better').notNull(),
  worse: uuid('worse').notNull(),
  at: at('at').notNull(),
  withdrawnAt: at('withdrawn_at'),
});

export const rubricVersions = pgTable(
  'rubric_versions',
  {
    ordinal: ordinal('ordinal').generatedAlwaysAsIdentity(),
    rubricHash: text('rubric_hash').notNull(),
    microCredentialId: uuid('micro_credential_id').notNull(),
    publishedBy: uuid('published_by').notNull(),
    publishedAt: at('published_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.microCredentialId, table.rubricHash] })],
);

export const anchorHolds = pgTable(
  'anchor_holds',
  { anchorId: uuid('anchor_id').notNull(), rubricHash: text('rubric_hash').notNull() },
  (table) => [primaryKey({ columns: [table.anchorId, table.rubricHash] })],
);

export const withdrawals = pgTable('withdrawals', {
  personId: uuid('person_id').primaryKey(),
  withdrawnBy: uuid('withdrawn_by').notNull(),
  reason: text('reason').notNull(),
  at: at('at').notNull(),
});

export const removals = pgTable('removals', {
  id: uuid('id').primaryKey(),
  eventId: uuid('event_id').notNull(),
  personId: uuid('person_id').notNull(),
  /** Null where everything went. */
  batchId: uuid('batch_id'),
  cause: text('cause').$type<RemovalCause>().notNull(),
  files: integer('files').notNull(),
  bytes: ordinal('bytes').notNull(),
  at: at('at').notNull(),
});

export const batchRemovals = pgTable('batch_removals', {
  batchId: uuid('batch_id').primaryKey(),
  at: at('at').notNull(),
  files: integer('files').notNull(),
  bytes: ordinal('bytes').notNull(),
  identities: integer('identities').notNull(),
});
