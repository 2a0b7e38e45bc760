import { integer, primaryKey, real, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core';
import type { z } from 'zod';
import type { Problem } from '#shared/contract/errors.ts';
import type { Recording } from '#shared/contract/scoring.ts';
import type { ColourScheme } from '#shared/contract/settings.ts';
import type { OutboxState } from '#shared/contract/sync.ts';
import type { AssignmentState, BatchKind, UnwatchedPolicy } from '#shared/domain/batch.ts';
import type { Change } from '#shared/domain/change.ts';
import type { Stretch } from '#shared/domain/coverage.ts';
import type { EvidenceKind, OverviewAnswer } from '#shared/domain/evidence.ts';
import type { FlagKind } from '#shared/domain/flag.ts';
import type { Role } from '#shared/domain/role.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import type { Span } from '#shared/domain/span.ts';
import type { SignedEvent, VerdictName, VerdictReason } from '#shared/exchange/events.ts';
import type { Withdrawal } from '#shared/exchange/keeping.ts';
import type { ConsensusItem, FeedbackItem } from '#shared/exchange/wire.ts';

/** The tables as Drizzle sees them. What SQLite holds is written in the migrations. */

const yesNo = (name: string) => integer(name, { mode: 'boolean' });
const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>();

export const settings = sqliteTable('settings', {
  id: integer('id').primaryKey(),
  colourScheme: text('colour_scheme').$type<z.infer<typeof ColourScheme>>().notNull(),
  ffmpegPath: text('ffmpeg_path').notNull(),
  preferences: json<Record<string, unknown>>('preferences').notNull(),
});

export const enrolment = sqliteTable('enrolment', {
  id: integer('id').primaryKey(),
  exchangeUrl: text('exchange_url').notNull(),
  sample: yesNo('sample').notNull(),
  personId: text('person_id').notNull(),
  deviceId: text('device_id').notNull(),
  role: text('role').$type<Role>().notNull(),
  pseudonym: text('pseudonym').notNull(),
  programme: text('programme').notNull(),
  notice: text('notice'),
  enrolledAt: text('enrolled_at').notNull(),
  withdrawn: json<Withdrawal>('withdrawn'),
  emptiedAt: text('emptied_at'),
});

export const syncState = sqliteTable('sync_state', {
  id: integer('id').primaryKey(),
  batchesEtag: text('batches_etag'),
  feedbackCursor: text('feedback_cursor'),
  lastReceiptAt: text('last_receipt_at'),
  lastContactAt: text('last_contact_at'),
});

export const rubrics = sqliteTable('rubrics', {
  hash: text('hash').primaryKey(),
  body: json<Rubric>('body').notNull(),
});

export const batches = sqliteTable('batches', {
  id: text('id').primaryKey(),
  position: integer('position').notNull(),
  listed: yesNo('listed').notNull(),
  version: text('version').notNull(),
  name: text('name').notNull(),
  kind: text('kind').$type<BatchKind>().notNull(),
  blind: yesNo('blind').notNull(),
  state: text('state').$type<AssignmentState>().notNull(),
  dueAt: text('due_at'),
  submissionCount: integer('submission_count').notNull(),
  bytes: integer('bytes').notNull(),
  download: text('download').$type<'none' | 'wanted' | 'paused'>().notNull().default('none'),
  downloadProblem: json<Problem>('download_problem'),
  problem: json<Problem>('problem'),
  keepUntil: text('keep_until'),
  removedAt: text('removed_at'),
});

export const manifests = sqliteTable('manifests', {
  batchId: text('batch_id').primaryKey(),
  rubricHash: text('rubric_hash').notNull(),
  microCredentialId: text('micro_credential_id').notNull(),
  microCredential: text('micro_credential').notNull(),
  keyMethod: text('key_method').notNull(),
  secondReadRate: real('second_read_rate').notNull(),
  readerPseudonym: text('reader_pseudonym').notNull(),
  storedAt: text('stored_at').notNull(),
  unwatched: text('unwatched').$type<UnwatchedPolicy>().notNull().default('ask'),
});

export const submissions = sqliteTable('submissions', {
  id: text('id').primaryKey(),
  batchId: text('batch_id').notNull(),
  position: integer('position').notNull(),
  pseudonym: text('pseudonym').notNull(),
  answers: json<OverviewAnswer[]>('answers').notNull(),
});

export const educators = sqliteTable('educators', {
  submissionId: text('submission_id').primaryKey(),
  name: text('name').notNull(),
  school: text('school').notNull(),
});

export const media = sqliteTable('media', {
  sha256: text('sha256').primaryKey(),
  bytes: integer('bytes').notNull(),
  mediaType: text('media_type').notNull(),
  completeAt: text('complete_at'),
  problem: json<Problem>('problem'),
  recording: json<Recording>('recording'),
  unplayable: json<Problem>('unplayable'),
});

export const evidence = sqliteTable('evidence', {
  id: text('id').primaryKey(),
  submissionId: text('submission_id').notNull(),
  position: integer('position').notNull(),
  kind: text('kind').$type<EvidenceKind>().notNull(),
  title: text('title').notNull(),
  sha256: text('sha256').notNull(),
  captionsSha256: text('captions_sha256'),
  durationMs: integer('duration_ms'),
});

export const batchMedia = sqliteTable(
  'batch_media',
  {
    batchId: text('batch_id').notNull(),
    sha256: text('sha256').notNull(),
    position: integer('position').notNull(),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.sha256] })],
);

export const readings = sqliteTable('readings', {
  id: text('id').primaryKey(),
  submissionId: text('submission_id').notNull(),
  attempt: integer('attempt').notNull(),
  supersedes: text('supersedes'),
  state: text('state').$type<'draft' | 'submitted'>().notNull(),
  openedAt: text('opened_at').notNull(),
  activeMs: integer('active_ms').notNull().default(0),
  feedback: text('feedback').notNull().default(''),
  submittedAt: text('submitted_at'),
});

export const scores = sqliteTable(
  'scores',
  {
    readingId: text('reading_id').notNull(),
    criterionId: text('criterion_id').notNull(),
    levelId: text('level_id'),
    noEvidence: yesNo('no_evidence').notNull(),
    rationale: text('rationale').notNull(),
  },
  (table) => [primaryKey({ columns: [table.readingId, table.criterionId] })],
);

export const annotations = sqliteTable(
  'annotations',
  {
    readingId: text('reading_id').notNull(),
    id: text('id').notNull(),
    span: json<Span>('span').notNull(),
    criterionIds: json<string[]>('criterion_ids').notNull(),
    levelId: text('level_id'),
    note: text('note').notNull(),
  },
  (table) => [primaryKey({ columns: [table.readingId, table.id] })],
);

export const flags = sqliteTable(
  'flags',
  {
    readingId: text('reading_id').notNull(),
    kind: text('kind').$type<FlagKind>().notNull(),
    note: text('note').notNull(),
  },
  (table) => [primaryKey({ columns: [table.readingId, table.kind] })],
);

export const coverage = sqliteTable(
  'coverage',
  {
    readingId: text('reading_id').notNull(),
    evidenceId: text('evidence_id').notNull(),
    watched: json<Stretch[]>('watched').notNull(),
  },
  (table) => [primaryKey({ columns: [table.readingId, table.evidenceId] })],
);

export const cameraOffsets = sqliteTable(
  'camera_offsets',
  {
    readingId: text('reading_id').notNull(),
    evidenceId: text('evidence_id').notNull(),
    offsetMs: integer('offset_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.readingId, table.evidenceId] })],
);

export const edits = sqliteTable('edits', {
  number: integer('number').primaryKey(),
  readingId: text('reading_id').notNull(),
  id: text('id').notNull(),
  state: text('state').$type<'done' | 'undone' | 'dropped'>().notNull(),
  forward: json<Change[]>('forward').notNull(),
  backward: json<Change[]>('backward').notNull(),
});

export const activity = sqliteTable('activity', {
  number: integer('number').primaryKey(),
  readingId: text('reading_id').notNull(),
  at: text('at').notNull(),
  ms: integer('ms').notNull(),
});

export const comments = sqliteTable('comments', {
  id: text('id').primaryKey(),
  criterionId: text('criterion_id'),
  text: text('text').notNull(),
  uses: integer('uses').notNull().default(0),
});

export const artefacts = sqliteTable(
  'artefacts',
  {
    sha256: text('sha256').notNull(),
    name: text('name').notNull(),
    state: text('state').$type<'ready' | 'failed' | 'cancelled' | 'none'>().notNull(),
    version: integer('version').notNull(),
    facts: json<Record<string, unknown>>('facts').notNull(),
    problem: json<Problem>('problem'),
    at: text('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sha256, table.name] })],
);

export const events = sqliteTable('events', {
  eventId: text('event_id').primaryKey(),
  seq: integer('seq').notNull(),
  type: text('type').$type<SignedEvent['type']>().notNull(),
  /** Of a decision there is none. */
  readingId: text('reading_id'),
  prevHash: text('prev_hash').notNull(),
  hash: text('hash').notNull(),
  signature: text('signature').notNull(),
  /** Canonical JSON as signed, signature included: the text, so that nothing can reshape it. */
  body: text('body').notNull(),
  at: text('at').notNull(),
});

export const keptAnswers = sqliteTable('kept_answers', {
  name: text('name').primaryKey(),
  at: text('at').notNull(),
  body: json<unknown>('body').notNull(),
});

export const broughtEvidence = sqliteTable('brought_evidence', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<EvidenceKind>().notNull(),
  title: text('title').notNull(),
  sha256: text('sha256').notNull(),
});

export const consensus = sqliteTable('consensus', {
  readingId: text('reading_id').primaryKey(),
  at: text('at').notNull(),
  body: json<ConsensusItem>('body').notNull(),
});

export const auditedEvents = sqliteTable('audited_events', {
  number: integer('number').primaryKey(),
  eventId: text('event_id').notNull(),
  publicKey: text('public_key').notNull(),
  verdict: text('verdict').$type<VerdictName>().notNull(),
  receivedAt: text('received_at').notNull(),
  body: text('body').notNull(),
});

export const outbox = sqliteTable('outbox', {
  eventId: text('event_id').primaryKey(),
  state: text('state').$type<OutboxState>().notNull(),
  reason: text('reason'),
  verdictAt: text('verdict_at'),
});

export const verdicts = sqliteTable('verdicts', {
  number: integer('number').primaryKey(),
  eventId: text('event_id').notNull(),
  verdict: text('verdict').$type<VerdictName>().notNull(),
  reasonCode: text('reason_code').$type<VerdictReason>(),
  reason: text('reason'),
  source: text('source').$type<'push' | 'feedback'>().notNull(),
  at: text('at').notNull(),
});

export const receipts = sqliteTable('receipts', {
  id: text('id').primaryKey(),
  at: text('at').notNull(),
  lastSeq: integer('last_seq').notNull(),
});

export const feedback = sqliteTable('feedback', {
  id: text('id').primaryKey(),
  at: text('at').notNull(),
  type: text('type').$type<Exclude<FeedbackItem['type'], 'consensus'>>().notNull(),
  body: json<FeedbackItem>('body').notNull(),
});

export const certifications = sqliteTable('certifications', {
  microCredentialId: text('micro_credential_id').primaryKey(),
  title: text('title').notNull(),
  status: text('status').$type<'valid' | 'expired' | 'suspended'>().notNull(),
  validUntil: text('valid_until'),
  at: text('at').notNull(),
});

export const submissionStanding = sqliteView('submission_standing', {
  submissionId: text('submission_id').notNull(),
  batchId: text('batch_id').notNull(),
  position: integer('position').notNull(),
  draftId: text('draft_id'),
  submittedId: text('submitted_id'),
  verdict: text('verdict').$type<OutboxState>(),
  activeMs: integer('active_ms').notNull(),
}).existing();
