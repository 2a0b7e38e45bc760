import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { keyFilePath } from '#electron/hosts/secretFile.ts';
import { type RouteName, routes } from '#shared/contract/registry.ts';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';
import { claimAndDownload } from '#tests/helpers/workstationScoring.ts';

const passphrase = 'four words of mine';

let exchange: RunningExchange;
let profile: string;
let one: TestWorkstation;
let sha256: string;

beforeAll(async () => {
  exchange = await startExchange({ seed: 'sample' });
  profile = mkdtempSync(join(tmpdir(), 'rangefinder-profile-'));
  one = openTestWorkstation({ profile });
  const code = await exchange.enrolCode('assessor', { certified: true });
  await one.call('enrolment.enrol', { exchangeUrl: exchange.url, code });
  await one.call('sync.now', {});
  const { id: batchId } = await claimAndDownload(one, 'Practice: discourse in mathematics');
  const { submissions } = await one.call('queue.batch', { batchId });
  const reading = await one.call('scoring.open', { batchId, submissionId: submissions[0]?.id ?? '' });
  sha256 = reading.evidence[0]?.media.sha256 ?? '';
});
afterAll(async () => {
  await one?.close();
  await exchange?.stop();
  if (profile) rmSync(profile, { recursive: true, force: true });
});

/** Whatever is asked, of every route there is, as far as it is answered with something else than that it is locked. */
async function answeredWhileLocked(): Promise<RouteName[]> {
  const answered: RouteName[] = [];
  for (const route of Object.keys(routes) as RouteName[]) {
    if (route.startsWith('locking.')) continue;
    const answer = await one.workstation.call(route, {}, { trusted: true });
    if (answer.ok || answer.error.code !== 'locked') answered.push(route);
  }
  return answered;
}

it('cannot be locked while nothing would open it again', async () => {
  expect((await one.problemOf('locking.lock', {})).code).toBe('not_allowed');
  one.workstation.lock();
  expect(await one.call('locking.state', {})).toEqual({ passphrase: false, locked: false });
});

it('answers no route, serves no evidence and tells no news while it is locked', async () => {
  await one.call('locking.set', { passphrase });
  expect(one.workstation.media(sha256)).toBeDefined();
  await one.call('locking.lock', {});
  one.events.length = 0;
  expect(await answeredWhileLocked()).toEqual([]);
  expect(one.workstation.media(sha256)).toBeUndefined();
  for (const route of ['locking.lock', 'locking.active'] as const)
    expect((await one.problemOf(route, {})).code).toBe('locked');
  expect((await one.problemOf('locking.remove', { current: passphrase })).code).toBe('locked');
  expect(one.events).toEqual([]);

  expect((await one.problemOf('locking.unlock', { passphrase: 'four words of yours' })).code).toBe(
    'passphrase_wrong',
  );
  expect(await one.call('locking.unlock', { passphrase })).toEqual({ passphrase: true, locked: false });
  expect(one.events).toEqual([{ name: 'locking.changed', locked: false }]);
  expect(one.workstation.media(sha256)).toBeDefined();
});

it('starts locked, holds its profile, and goes on where it was once the passphrase is there', async () => {
  const before = await one.call('queue.list', {});
  await one.close();
  one = openTestWorkstation({ profile });
  one.workstation.startSync();
  await one.workstation.ensureSample();
  expect(await one.call('locking.state', {})).toEqual({ passphrase: true, locked: true });
  expect(await answeredWhileLocked()).toEqual([]);
  expect(one.workstation.media(sha256)).toBeUndefined();
  expect(() => openTestWorkstation({ profile })).toThrow(/already open in another window/);

  await one.call('locking.unlock', { passphrase });
  expect(await one.call('queue.list', {})).toEqual(before);
  expect(one.workstation.media(sha256)).toBeDefined();
  // What was to begin while it was locked has begun.
  await one.until('sync.status', {}, ({ connection }) => connection === 'online');
});

it('is closed without ever being unlocked, and leaves its profile to the next', async () => {
  await one.close();
  one = openTestWorkstation({ profile });
  await one.close();
  one = openTestWorkstation({ profile });
  await one.call('locking.unlock', { passphrase });
  expect((await one.call('workstation.status', {})).enrolment?.role).toBe('assessor');
});

it('keeps no secret in the open, and says nothing of a passphrase in its log', async () => {
  const text = readFileSync(keyFilePath(profile), 'utf8');
  expect(text).not.toMatch(/privateKey|profileKey|credential/);
  expect([text, ...one.log].join('\n')).not.toContain(passphrase);
  const known = await one.call('locking.remove', { current: passphrase });
  expect(known).toEqual({ passphrase: false, locked: false });
  expect(readFileSync(keyFilePath(profile), 'utf8')).toMatch(/privateKey.*profileKey/);
});

it('locks itself after the minutes in the settings, unless somebody is said to be there', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  const another = openTestWorkstation();
  try {
    await another.call('locking.set', { passphrase });
    await another.call('settings.set', { lockAfterMinutes: 2 });
    vi.advanceTimersByTime(100_000);
    await another.call('locking.active', {});
    vi.advanceTimersByTime(100_000);
    expect(await another.call('locking.state', {})).toEqual({ passphrase: true, locked: false });
    vi.advanceTimersByTime(25_000);
    expect(await another.call('locking.state', {})).toEqual({ passphrase: true, locked: true });
    expect(another.events).toContainEqual({ name: 'locking.changed', locked: true });
  } finally {
    await another.close();
    vi.useRealTimers();
  }
});
