import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { place, planted, plantedDocx } from '#tests/helpers/plantedFiles.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';

let one: TestWorkstation;
/** Where this test's searches unpack, and no other's. */
let unpacked: string;
beforeEach(() => {
  unpacked = mkdtempSync(join(tmpdir(), 'rangefinder-unpacked-'));
  vi.stubEnv('TMPDIR', unpacked);
  one = openTestWorkstation();
  return async () => {
    await one.close();
    vi.unstubAllEnvs();
    rmSync(unpacked, { recursive: true, force: true });
  };
});

const settled = (workstation = one) =>
  workstation.until('blinding.state', {}, ({ state }) => state !== 'running' && state !== 'none');

const unpackedNow = () => readdirSync(unpacked).filter((name) => name.startsWith('rangefinder-scan-'));

test('the profile is searched beside everything else, and the program answers meanwhile', async () => {
  place(one.profile, 'notes.txt', `told by ${planted.educator}`);
  await one.call('blinding.scan', { identifiers: planted.educator, place: '' });
  await one.call('settings.get', {});
  expect(await one.call('blinding.state', {})).toMatchObject({ state: 'running' });
  const state = await settled();
  expect(state).toMatchObject({
    state: 'done',
    result: { ok: false, found: [{ identifier: planted.educator, file: 'notes.txt', where: 'bytes' }] },
  });
  expect(one.log.join('\n')).not.toContain(planted.educator);
});

test('a second search waits for the first', async () => {
  await one.call('blinding.scan', { identifiers: planted.school, place: '' });
  const again = await one.problemOf('blinding.scan', { identifiers: planted.id, place: '' });
  expect(again).toMatchObject({ code: 'invalid_input', message: 'A search runs already.' });
  expect(await settled()).toMatchObject({ state: 'done', result: { ok: true } });
});

test('a list that cannot be used is refused, and so is a place that is not there', async () => {
  const refused = await one.problemOf('blinding.scan', { identifiers: '# nobody', place: '' });
  expect(refused.message).toContain('empty');
  await one.call('blinding.scan', { identifiers: planted.id, place: '/nowhere/at/all' });
  expect(await settled()).toMatchObject({ state: 'failed', problem: { code: 'not_found' } });
});

test('closing the program ends a search, which leaves nothing of what it unpacked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-many-'));
  const bytes = await plantedDocx();
  for (let number = 0; number < 200; number++) place(folder, `plan-${number}.docx`, bytes);
  const other = openTestWorkstation();
  await other.call('blinding.scan', { identifiers: planted.id, place: folder });
  await other.until('blinding.state', {}, (state) => state.state === 'running' && state.done > 2);
  expect(unpackedNow()).toHaveLength(1);
  await other.close();
  expect(unpackedNow()).toEqual([]);
  rmSync(folder, { recursive: true });
});
