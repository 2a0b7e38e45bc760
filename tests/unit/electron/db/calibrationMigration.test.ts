import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '#electron/db/migrate.ts';
import { foundation } from '#electron/db/migrations/0001_foundation.ts';
import { workspace } from '#electron/db/migrations/0002_workspace.ts';
import { auditorsDesk } from '#electron/db/migrations/0003_desk.ts';
import { comparing } from '#electron/db/migrations/0004_comparing.ts';
import { findBatch } from '#electron/db/queries/batches.ts';
import { chainEnd } from '#electron/db/queries/events.ts';
import { unsentIn } from '#electron/db/queries/sessions.ts';
import { sayNext } from '#electron/sync/chain.ts';
import { newId } from '#shared/domain/primitives.ts';
import { newDeviceKeys } from '#shared/exchange/signing.ts';
import { openStoreOf } from '#tests/helpers/profileKey.ts';
import { manifestOf } from '#tests/helpers/workstationStore.ts';

const manifest = manifestOf();
const at = '2026-01-05T09:00:00.000Z';
const hash = 'a'.repeat(64);
const [decisionEvent, sessionId] = [newId(), newId()];

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'rangefinder-version-4-'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

/** A profile as the version before sessions left it: a batch, and a decision that was sent. */
function writeVersion4(): void {
  const file = new Database(join(profile, 'rangefinder.sqlite'));
  migrate(file, [foundation, workspace, auditorsDesk, comparing], (copy) => new Database(copy));
  const put = (table: string, ...values: unknown[]) =>
    file.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(...values);
  const { id, name, rubric, rubricHash, microCredential } = manifest;
  put('rubrics', rubricHash, JSON.stringify(rubric));
  put('batches', id, 0, 1, 'v2', name, 'qualification', 1, 'claimed', null, 2, 77, 'wanted', null, null);
  const { id: credentialId, title, keyMethod } = microCredential;
  put('manifests', id, rubricHash, credentialId, title, keyMethod, 0.1, 'Heron', at, 'require');
  const [type, signature] = ['adjudication.decided', 'A'.repeat(86)];
  put('events', decisionEvent, 1, type, null, '0'.repeat(64), hash, signature, '{"payload":{}}', at);
  put('outbox', decisionEvent, 'accepted', null, at);
  file.close();
}

it('a profile from before sessions keeps its batches and its chain, and takes what is said in a session', () => {
  writeVersion4();
  const { db, transaction, close } = openStoreOf(profile);
  expect(findBatch(db, manifest.id)).toMatchObject({
    ...{ kind: 'qualification', state: 'claimed', download: 'wanted', bytes: 77 },
    manifest: { unwatched: 'require' },
  });
  expect(chainEnd(db)).toEqual({ seq: 1, hash });
  const device = {
    ...{ url: 'http://127.0.0.1', credential: 'c', personId: newId(), deviceId: newId() },
    privateKey: newDeviceKeys().privateKey,
  };
  const payload = {
    noteId: newId(),
    sessionId,
    submissionId: newId(),
    criterionId: null,
    span: null,
    text: 'So.',
  };
  const said = { type: 'calibration.noted' as const, payload, rubricHash: hash, mediaHashes: [] };
  const event = transaction((tx) => sayNext(tx, device, said));
  expect([event.seq, event.prevHash]).toEqual([2, hash]);
  expect(unsentIn(db, sessionId)).toEqual([{ event, reason: null }]);
  expect(unsentIn(db, newId())).toEqual([]);
  const change = () => db.run(`UPDATE events SET at = '${at}' WHERE seq = 2`);
  expect(change).toThrow();
  expect(() => db.run(`UPDATE batches SET kind = 'party' WHERE id = '${manifest.id}'`)).toThrow();
  close();
});
