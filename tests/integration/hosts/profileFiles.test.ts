import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { launchFragment, readHostArguments } from '#electron/hosts/arguments.ts';
import { openLog } from '#electron/hosts/log.ts';
import { prepareProfile } from '#electron/hosts/profile.ts';
import { keyFileStore } from '#electron/hosts/secretFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'rangefinder-profile-'));
afterAll(() => rmSync(folder, { recursive: true }));
const mode = (path: string) => statSync(path).mode & 0o777;
const ownedModes = process.platform !== 'win32';

describe('the files of a profile', () => {
  const profile = prepareProfile(join(folder, 'deep', 'profile'));

  it.runIf(ownedModes)('are open to this person alone', () => {
    expect(mode(profile)).toBe(0o700);
    const secrets = keyFileStore(profile);
    expect(secrets.read()).toBeUndefined();
    secrets.write('first');
    secrets.write('second');
    expect(secrets.read()).toBe('second');
    expect(mode(join(profile, 'device.key'))).toBe(0o600);
    openLog(profile).info({ id: 1 }, 'a line');
    expect(mode(join(profile, 'logs', 'rangefinder.log'))).toBe(0o600);
  });

  it('put a log aside that has grown too large', () => {
    const path = join(profile, 'logs', 'rangefinder.log');
    writeFileSync(path, 'x'.repeat(6 * 1024 ** 2));
    openLog(profile).info({ batchId: 'b' }, 'after');
    expect(readFileSync(path, 'utf8')).toMatch(/^\{.*"batchId":"b","msg":"after"\}\n$/);
    expect(statSync(`${path}.1`).size).toBe(6 * 1024 ** 2);
  });
});

describe('a host’s command line', () => {
  it('may hold Chromium’s own switches on the desktop, and nothing unknown in the browser host', () => {
    const words = ['.', '--no-sandbox', '--inspect=0', '-r', 'loader.js', '--profile', '/p', '--sample'];
    expect(readHostArguments(words, false)).toMatchObject({ profile: '/p', sample: true, open: true });
    expect(() => readHostArguments(words, true)).toThrow(/Usage/);
  });

  it('gives the sample programme a profile of its own', () => {
    const [sample, real] = [readHostArguments(['--sample'], true), readHostArguments([], true)];
    expect(sample.profile).not.toBe(real.profile);
  });

  it('hands token and exchange to the page behind the #, which no server ever sees', () => {
    expect(launchFragment(undefined)).toBe('');
    const text = launchFragment('https://exchange.example/a?b=c&d', 'tok');
    const fields = new URLSearchParams(text.slice(1));
    expect([fields.get('token'), fields.get('exchange')]).toEqual([
      'tok',
      'https://exchange.example/a?b=c&d',
    ]);
  });
});
