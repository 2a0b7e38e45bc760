import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveAnnotation, saveFeedback, saveScore } from '#electron/db/queries/content.ts';
import { appendEvent } from '#electron/db/queries/events.ts';
import { recordVerdict } from '#electron/db/queries/outbox.ts';
import { sealReading } from '#electron/db/queries/readings.ts';
import { addWatched } from '#electron/db/queries/watching.ts';
import { saveEdits } from '#electron/features/scoring/edits.ts';
import type { BatchManifest } from '#shared/domain/batch.ts';
import { instant, newId } from '#shared/domain/primitives.ts';
import { genesisHash, newDeviceKeys, signEvent } from '#shared/exchange/signing.ts';
import { databaseOf } from '#tests/helpers/profileKey.ts';
import { beginReading, openTempStore, storeBatch, type TempStore } from '#tests/helpers/workstationStore.ts';

let temp: TempStore;
let manifest: BatchManifest;
let readingId: string;
let eventId: string;

const score = () => ({
  criterionId: manifest.rubric.criteria[0]?.id ?? '',
  levelId: null,
  noEvidence: true,
  rationale: '',
});

function signed() {
  eventId = newId();
  return signEvent(
    {
      eventId,
      deviceId: newId(),
      author: newId(),
      seq: 1,
      prevHash: genesisHash,
      rubricHash: manifest.rubricHash,
      mediaHashes: [],
      at: instant(),
      type: 'reading.submitted',
      payload: {
        readingId,
        batchId: manifest.id,
        submissionId: manifest.submissions[0]?.id ?? '',
        supersedes: null,
        openedAt: instant(),
        activeMs: 0,
        scores: [],
        annotations: [],
        feedback: '',
      },
    },
    newDeviceKeys().privateKey,
  );
}

beforeEach(() => {
  temp = openTempStore();
  manifest = storeBatch(temp.store);
  readingId = beginReading(temp.store, manifest.submissions[0]?.id ?? '');
  temp.store.transaction((db) => {
    saveScore(db, readingId, score());
    const flag = { kind: 'safety_concern' as const, note: 'A child alone.' };
    saveEdits(db, readingId, [{ id: newId(), changes: [{ kind: 'flag', flag }] }]);
    const evidenceId = manifest.submissions[0]?.evidence[0]?.id ?? '';
    addWatched(db, { readingId, evidenceId, stretches: [{ startMs: 0, endMs: 900 }] });
    sealReading(db, readingId, instant());
    appendEvent(db, signed());
  });
});
afterEach(() => {
  temp.remove();
});

/** What a program that goes around ours could try. */
function tamper(sql: string): void {
  const file = databaseOf(temp.profile);
  try {
    file.exec(sql);
  } finally {
    file.close();
  }
}

describe('a submitted reading', () => {
  it('takes no score, annotation or feedback any more', () => {
    const { db } = temp.store;
    const span = { kind: 'time' as const, evidenceId: newId(), startMs: 0, endMs: 1 };
    const annotation = { id: newId(), span, criterionIds: [], levelId: null, note: '' };
    expect(() => saveScore(db, readingId, { ...score(), rationale: 'Other.' })).toThrow('immutable');
    expect(() => saveAnnotation(db, readingId, annotation)).toThrow('immutable');
    expect(() => saveFeedback(db, readingId, 'Other.')).toThrow('immutable');
  });

  it.each([
    ['the reading is opened again', `UPDATE readings SET state = 'draft', submitted_at = NULL`, 'immutable'],
    ['the reading is deleted', 'DELETE FROM readings', 'never deleted'],
    ['its score is deleted', 'DELETE FROM scores', 'immutable'],
    ['its score is changed', 'UPDATE scores SET no_evidence = 0', 'immutable'],
    ['its flag is deleted', 'DELETE FROM flags', 'immutable'],
    ['its flag is changed', `UPDATE flags SET note = 'None.'`, 'immutable'],
    ['what was watched is changed', `UPDATE coverage SET watched = '[]'`, 'immutable'],
    ['what was watched is deleted', 'DELETE FROM coverage', 'immutable'],
    ['an edit of it is undone', `UPDATE edits SET state = 'undone'`, 'immutable'],
    ['an edit of it is deleted', 'DELETE FROM edits', 'immutable'],
    ['the event is changed', `UPDATE events SET at = '2020-01-01T00:00:00.000Z'`, 'append-only'],
    ['the event is deleted', 'DELETE FROM events', 'append-only'],
    ['the outbox row is deleted', 'DELETE FROM outbox', 'nothing leaves the outbox'],
  ])('is refused when %s', (_, sql, why) => {
    expect(() => tamper(sql)).toThrow(why);
  });

  it('cannot be replaced under its own id past the triggers', () => {
    const { db } = temp.store;
    const replace = `INSERT OR REPLACE INTO events SELECT event_id, seq, type, reading_id, prev_hash, hash, signature, '{}', at FROM events`;
    expect(() => db.run(replace)).toThrow();
    expect(() => tamper(`PRAGMA recursive_triggers = ON; ${replace}`)).toThrow();
  });

  it('keeps the verdict it was given', () => {
    recordVerdict(temp.store.db, {
      eventId,
      verdict: 'accepted',
      reasonCode: null,
      reason: null,
      source: 'push',
      at: instant(),
    });
    expect(() => tamper(`UPDATE outbox SET state = 'waiting', verdict_at = NULL`)).toThrow('not taken back');
    expect(() => tamper('DELETE FROM verdicts')).toThrow('append-only');
  });
});

describe('what the tables refuse', () => {
  it.each([
    ['a state nobody knows', `UPDATE batches SET state = 'lost'`],
    ['a negative time', `UPDATE readings SET active_ms = -1`],
    ['text in a number', `UPDATE media SET bytes = 'many'`],
    ['a reading of no submission', `UPDATE evidence SET submission_id = '${newId()}'`],
    ['half a JSON text', `UPDATE submissions SET answers = '['`],
  ])('%s', (_, sql) => {
    expect(() => tamper(`PRAGMA foreign_keys = ON; ${sql}`)).toThrow();
  });
});
