import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '#shared/contract/settings.ts';
import { databaseOf } from '#tests/helpers/profileKey.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';

let one: TestWorkstation;
beforeEach(() => {
  one = openTestWorkstation();
});
afterEach(() => one.close());

describe('a workstation nobody has enrolled yet', () => {
  it('says what it is and has an empty queue', async () => {
    expect(await one.call('workstation.status', {})).toEqual({
      version: '0.0.0-test',
      host: 'browser',
      enrolment: null,
      secrets: 'keyfile',
      canTrySample: false,
      savesFiles: false,
    });
    expect(await one.call('queue.list', {})).toEqual({ batches: [] });
    expect(await one.call('sync.now', {})).toMatchObject({
      connection: 'unknown',
      problem: null,
      waiting: 0,
    });
  });

  it('tells what its files take and leave', async () => {
    const storage = await one.call('workstation.storage', {});
    expect(storage.databaseBytes).toBeGreaterThan(0);
    expect(storage.freeBytes).toBeGreaterThan(0);
  });

  it('has no batch and no reading to work on', async () => {
    const batchId = '019a0000-0000-7000-8000-000000000000';
    expect((await one.problemOf('queue.claim', { batchId })).code).toBe('not_found');
    expect((await one.problemOf('scoring.open', { batchId, submissionId: batchId })).code).toBe('not_found');
    expect((await one.problemOf('scoring.summary', { readingId: batchId })).code).toBe('not_found');
    expect(one.workstation.media('0'.repeat(64))).toBeUndefined();
    expect(one.workstation.media('../../etc/passwd')).toBeUndefined();
  });
});

describe('settings', () => {
  it('are kept, each by itself', async () => {
    await one.call('settings.set', { colourScheme: 'dark' });
    expect(await one.call('settings.get', {})).toEqual({ ...defaultSettings, colourScheme: 'dark' });
  });

  it('panes are kept by their group: what one group leaves alone stays', async () => {
    const [across, documents] = [
      [60, 40],
      [80, 20],
    ];
    await one.call('settings.set', { layout: { 'reading.across': across } });
    await one.call('settings.set', { layout: { 'reading.documents': documents } });
    const wanted = { 'reading.across': across, 'reading.documents': documents };
    expect((await one.call('settings.get', {})).layout).toEqual(wanted);
    expect((await one.call('settings.set', { leadInMs: 1_000 })).layout).toEqual(wanted);
  });

  it('that cannot be read are as in a new profile, and spoil nothing beside them', async () => {
    await one.call('settings.set', { leadInMs: 2_000, frameJump: 25, language: 'es' });
    const file = databaseOf(one.profile);
    file.exec(`UPDATE settings SET preferences = json_set(preferences, '$.frameJump', 'many', '$.layout', 7,
      '$.later', json('{"of": "another version"}'))`);
    const wanted = { ...defaultSettings, leadInMs: 2_000, language: 'es' };
    expect(await one.call('settings.get', {})).toEqual(wanted);
    expect(await one.call('settings.set', { frameJump: 12 })).toEqual({ ...wanted, frameJump: 12 });
    const kept = file.prepare(`SELECT preferences ->> '$.later.of' FROM settings`).pluck().get();
    expect(kept).toBe('another version');
    file.exec(`UPDATE settings SET preferences = '[]'`);
    expect(await one.call('settings.get', {})).toEqual(defaultSettings);
    file.close();
  });

  it('an ffmpeg that cannot be run is refused, and the setting stays', async () => {
    const problem = await one.problemOf('settings.set', { ffmpegPath: '/nowhere/ffmpeg' });
    expect(problem.code).toBe('ffmpeg_unusable');
    expect((await one.call('settings.get', {})).ffmpegPath).toBe('');
  });

  it('the ffmpeg in use is told with its version', async () => {
    const { version } = await one.call('settings.ffmpeg', {});
    expect(version).toMatch(/\d/);
  });
});
