import { expect, it } from 'vitest';
import { judge, type ReadingFacts } from '#exchange/features/events/judge.ts';
import type { FlagKind } from '#shared/domain/flag.ts';
import { newId } from '#shared/domain/primitives.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import type { ReadingEvent } from '#shared/exchange/events.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';

const rubric = rubricOf(['A']);
const [criterion] = rubric.criteria;
const evidenceId = newId();
const rubricHash = hashOf(rubric);

const event = {
  eventId: newId(),
  deviceId: newId(),
  author: newId(),
  seq: 1,
  prevHash: '0'.repeat(64),
  rubricHash,
  mediaHashes: [],
  at: new Date().toISOString(),
  type: 'reading.submitted',
  signature: '',
  payload: {
    readingId: newId(),
    batchId: newId(),
    submissionId: newId(),
    supersedes: null,
    openedAt: new Date().toISOString(),
    activeMs: 0,
    scores: [
      {
        criterionId: criterion?.id ?? '',
        levelId: criterion?.levels[0]?.id ?? '',
        noEvidence: false,
        rationale: '',
      },
    ],
    annotations: [
      {
        id: newId(),
        span: { kind: 'time', evidenceId, startMs: 0, endMs: 1 },
        criterionIds: [criterion?.id ?? ''],
        levelId: null,
        note: '',
      },
    ],
    feedback: '',
  },
} satisfies ReadingEvent;

const facts: ReadingFacts = {
  batch: { state: 'claimed', kind: 'operational', rubric, rubricHash },
  item: { id: event.payload.submissionId, evidenceIds: new Set([evidenceId]) },
  idTaken: false,
  superseded: undefined,
  currentId: undefined,
  certified: true,
  suspension: undefined,
  released: false,
  expired: false,
  withdrawn: false,
  shown: false,
};
const batchWith = (change: Partial<NonNullable<ReadingFacts['batch']>>) =>
  facts.batch && { batch: { ...facts.batch, ...change } };
const judged = (
  change: Partial<ReadingFacts> | undefined,
  payload: Partial<ReadingEvent['payload']> = {},
) => {
  const { verdict, reason } = judge(
    { ...event, payload: { ...event.payload, ...payload } },
    { ...facts, ...change },
  );
  return reason ? `${verdict}: ${reason}` : verdict;
};

it('accepts a complete reading of a certified assessor', () => expect(judged({})).toBe('accepted'));

it('holds a sound operational reading without certification, and only an operational one', () => {
  expect(judged({ certified: false })).toBe('held: not_certified');
  expect(judged({ certified: false, ...batchWith({ kind: 'practice' }) })).toBe('accepted');
  expect(judged({ certified: false, ...batchWith({ kind: 'qualification' }) })).toBe('accepted');
});

it('holds what was signed once the evidence was gone, or comes from somebody without access', () => {
  expect(judged({ expired: true })).toBe('held: batch_expired');
  expect(judged({ withdrawn: true })).toBe('held: access_withdrawn');
  expect(judged({ withdrawn: true, expired: true, certified: false })).toBe('held: access_withdrawn');
  expect(judged({ withdrawn: true, item: undefined })).toBe('rejected: unknown_submission');
});

it('wants the batch claimed; a finished one still takes revisions', () => {
  expect(judged({ batch: undefined })).toBe('rejected: batch_not_claimed');
  expect(judged(batchWith({ state: 'released' }))).toBe('rejected: batch_not_claimed');
  expect(judged(batchWith({ state: 'available' }))).toBe('rejected: batch_not_claimed');
  expect(judged(batchWith({ state: 'finished' }))).toBe('accepted');
});

it('wants a submission of the batch, and its rubric', () => {
  expect(judged({ item: undefined })).toBe('rejected: unknown_submission');
  expect(judged(batchWith({ rubricHash: 'f'.repeat(64) }))).toBe('rejected: rubric_changed');
});

it('knows only the rubric’s criteria and levels, each criterion once, and the submission’s own evidence', () => {
  const [score] = event.payload.scores;
  const [annotation] = event.payload.annotations;
  if (!score || !annotation) throw new Error('an empty example');
  const wrong = 'rejected: payload_invalid';
  expect(judged({}, { scores: [{ ...score, criterionId: newId() }] })).toBe(wrong);
  expect(judged({}, { scores: [{ ...score, levelId: newId() }] })).toBe(wrong);
  expect(judged({}, { scores: [score, score] })).toBe(wrong);
  expect(judged({}, { annotations: [{ ...annotation, criterionIds: [newId()] }] })).toBe(wrong);
  expect(judged({}, { annotations: [{ ...annotation, levelId: newId() }] })).toBe(wrong);
  expect(judged({ item: { id: '', evidenceIds: new Set() } })).toBe(wrong);
  expect(judged({ idTaken: true })).toBe(wrong);
});

it('wants a level and evidence, or that none was observed, and not both', () => {
  const [score] = event.payload.scores;
  if (!score) throw new Error('an empty example');
  expect(judged({}, { annotations: [] })).toBe('rejected: reading_incomplete');
  expect(judged({}, { annotations: [], scores: [{ ...score, noEvidence: true }] })).toBe('accepted');
  expect(judged({}, { scores: [{ ...score, noEvidence: true }] })).toBe('rejected: reading_incomplete');
});

it('takes a reading without scores where a flag sends the submission back, and only there', () => {
  const flagged = (kind: FlagKind) => ({ scores: [], annotations: [], flags: [{ kind, note: '' }] });
  for (const kind of ['not_scorable', 'wrong_evidence', 'conflict_of_interest'] as const)
    expect(judged({}, flagged(kind))).toBe('accepted');
  for (const kind of ['safety_concern', 'suspected_plagiarism'] as const)
    expect(judged({}, flagged(kind))).toBe('rejected: reading_incomplete');
});

it('knows each flag once, and coverage of the submission’s own evidence only', () => {
  const flag = { kind: 'safety_concern' as const, note: '' };
  expect(judged({}, { flags: [flag] })).toBe('accepted');
  expect(judged({}, { flags: [flag, flag] })).toBe('rejected: payload_invalid');
  const watched = [{ startMs: 0, endMs: 1_000 }];
  expect(judged({}, { coverage: [{ evidenceId, watched }] })).toBe('accepted');
  expect(judged({}, { coverage: [{ evidenceId: newId(), watched }] })).toBe('rejected: payload_invalid');
});

it('lets a revision replace this person’s latest reading of this submission', () => {
  const old = newId();
  const itemId = facts.item?.id ?? '';
  const revision = { supersedes: old };
  expect(judged({ superseded: { itemId }, currentId: old }, revision)).toBe('accepted');
  expect(judged({ superseded: { itemId: null } }, revision)).toBe('accepted');
  expect(judged({}, revision)).toBe('rejected: supersedes_unknown');
  expect(judged({ superseded: { itemId: newId() } }, revision)).toBe('rejected: supersedes_unknown');
  expect(judged({ superseded: { itemId }, currentId: newId() }, revision)).toBe(
    'rejected: supersedes_unknown',
  );
  expect(judged({ currentId: old })).toBe('rejected: supersedes_unknown');
});
