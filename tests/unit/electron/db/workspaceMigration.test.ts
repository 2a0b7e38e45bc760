import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '#electron/db/migrate.ts';
import { foundation } from '#electron/db/migrations/0001_foundation.ts';
import { findBatch } from '#electron/db/queries/batches.ts';
import { readContent } from '#electron/db/queries/content.ts';
import { historyOf } from '#electron/db/queries/edits.ts';
import { findReading } from '#electron/db/queries/readings.ts';
import { readSettings } from '#electron/db/queries/settings.ts';
import { saveEdits, undo } from '#electron/features/scoring/edits.ts';
import { defaultSettings } from '#shared/contract/settings.ts';
import { newId } from '#shared/domain/primitives.ts';
import { openStoreOf } from '#tests/helpers/profileKey.ts';
import { manifestOf } from '#tests/helpers/workstationStore.ts';

const manifest = manifestOf();
const [criterion] = manifest.rubric.criteria;
const criterionId = criterion?.id ?? '';
const [draft, submitted] = [newId(), newId()];
const at = '2026-01-05T09:00:00.000Z';

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'rangefinder-version-1-'));
});
afterEach(() => {
  rmSync(profile, { recursive: true, force: true });
});

/** A profile as the first version left it: a draft with a score and a note, and a submitted reading. */
function writeVersion1(): void {
  const file = new Database(join(profile, 'rangefinder.sqlite'));
  migrate(file, [foundation], (copy) => new Database(copy));
  const put = (table: string, ...values: unknown[]) =>
    file.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(...values);
  const { id: batchId, name, rubric, rubricHash, microCredential } = manifest;
  file.exec(`UPDATE settings SET colour_scheme = 'dark', ffmpeg_path = '/opt/ffmpeg'`);
  put('rubrics', rubricHash, JSON.stringify(rubric));
  put('batches', batchId, 0, 1, 'v2', name, 'operational', 1, 'claimed', null, 2, 0, 'none', null, null);
  const { id: credentialId, title, keyMethod } = microCredential;
  put('manifests', batchId, rubricHash, credentialId, title, keyMethod, 0.1, 'Heron', at);
  for (const [i, readingId] of [draft, submitted].entries()) {
    const submissionId = manifest.submissions[i]?.id ?? '';
    put('submissions', submissionId, batchId, i + 1, `Juniper ${i}`, '[]');
    put('readings', readingId, submissionId, 1, null, 'draft', at, 60_000, 'Well asked.', null);
    put('scores', readingId, criterionId, null, 1, 'Seen.');
  }
  const span = { kind: 'time', evidenceId: newId(), startMs: 0, endMs: 10 };
  put('annotations', draft, newId(), JSON.stringify(span), '[]', null, 'Here.');
  file.prepare(`UPDATE readings SET state = 'submitted', submitted_at = ? WHERE id = ?`).run(at, submitted);
  file.close();
}

it('a profile of the first version keeps everything, and its drafts can be edited and undone', () => {
  writeVersion1();
  const { db, transaction, close } = openStoreOf(profile);
  expect(existsSync(join(profile, 'rangefinder.sqlite.before-0002.bak'))).toBe(true);
  expect(readSettings(db)).toEqual({ ...defaultSettings, colourScheme: 'dark', ffmpegPath: '/opt/ffmpeg' });
  expect(findBatch(db, manifest.id)?.manifest?.unwatched).toBe('ask');
  expect(findReading(db, submitted)).toMatchObject({ state: 'submitted', feedback: 'Well asked.' });
  const before = readContent(db, draft);
  expect(before).toMatchObject({
    scores: [{ criterionId, noEvidence: true, rationale: 'Seen.' }],
    annotations: [{ note: 'Here.' }],
    flags: [],
  });

  const flag = { kind: 'safety_concern' as const, note: '' };
  const score = { criterionId, levelId: null, noEvidence: false, rationale: 'Other.' };
  const changes = [
    { kind: 'score' as const, score },
    { kind: 'flag' as const, flag },
  ];
  transaction(() => saveEdits(db, draft, [{ id: newId(), changes }]));
  expect(readContent(db, draft)).toMatchObject({ scores: [score], flags: [flag] });
  transaction(() => undo(db, draft));
  expect(readContent(db, draft)).toEqual(before);
  expect(historyOf(db, draft)).toEqual({ undo: null, redo: 'score' });
  close();
});
