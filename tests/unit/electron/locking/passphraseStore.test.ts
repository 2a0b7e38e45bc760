import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyFilePath, keyFileStore, profileKeysNear } from '#electron/hosts/secretFile.ts';
import { passphraseStore } from '#electron/locking/passphraseStore.ts';
import { changeSecrets, readSecrets } from '#electron/secrets.ts';
import { ProblemError } from '#shared/contract/errors.ts';

const passphrase = 'four words of mine';
const profileKey = 'ab'.repeat(32);

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'rangefinder-profile-'));
  changeSecrets(keyFileStore(profile), { profileKey, credential: 'a-credential' });
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

const onDisk = () => readFileSync(keyFilePath(profile), 'utf8');
const opened = () => passphraseStore(keyFileStore(profile), 2 ** 10);
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : error;
  }
  return 'went well';
};

describe('secrets under a passphrase', () => {
  it('are not in the file any more, and come back by the passphrase alone', async () => {
    await opened().seal(passphrase);
    for (const secret of [profileKey, 'a-credential', passphrase]) expect(onDisk()).not.toContain(secret);
    expect(profileKeysNear(profile)).toEqual([]);

    const later = opened();
    expect(later.sealed()).toBe(true);
    expect(codeOf(() => later.read())).toBe('locked');
    expect(await later.unseal('four words of yours')).toBe(false);
    expect(codeOf(() => later.read())).toBe('locked');
    expect(await later.unseal(passphrase)).toBe(true);
    expect(readSecrets(later)).toMatchObject({ profileKey, credential: 'a-credential' });
  });

  it('are never written over by somebody who could not read them', async () => {
    await opened().seal(passphrase);
    const before = onDisk();
    expect(codeOf(() => opened().write('{"version":1}'))).toBe('locked');
    expect(codeOf(() => opened().doWithout())).toBe('locked');
    await expect(opened().seal('another of my own')).rejects.toThrow(/locked/);
    expect(onDisk()).toBe(before);
  });

  it('stay sealed when one of them changes, never twice by the same bytes', async () => {
    const store = opened();
    await store.seal(passphrase);
    const first = onDisk();
    changeSecrets(store, { credential: 'another-credential' });
    expect(onDisk()).not.toBe(first);
    expect(onDisk()).not.toContain('another-credential');
    changeSecrets(store, { credential: 'a-credential' });
    expect(onDisk()).not.toBe(first);
    expect(readSecrets(store)).toMatchObject({ profileKey, credential: 'a-credential' });
  });

  it('open by the new passphrase and not by the one before', async () => {
    const store = opened();
    await store.seal(passphrase);
    await store.seal('other words of mine');
    expect(await opened().unseal(passphrase)).toBe(false);
    expect(await opened().unseal('other words of mine')).toBe(true);
  });

  it('lie open again when a person does without', async () => {
    const store = opened();
    await store.seal(passphrase);
    store.doWithout();
    expect(readSecrets(opened())).toMatchObject({ profileKey });
    expect(opened().sealed()).toBe(false);
  });

  it('do not open once a byte of them was changed, nor when their file asks for all the memory', async () => {
    await opened().seal(passphrase);
    const sealed = JSON.parse(onDisk()) as { box: string; derivation: { n: number; salt: string } };
    const box = Buffer.from(sealed.box, 'base64');
    box[3] = (box[3] ?? 0) ^ 1;
    writeFileSync(keyFilePath(profile), JSON.stringify({ ...sealed, box: box.toString('base64') }));
    expect(await opened().unseal(passphrase)).toBe(false);

    const greedy = { ...sealed, derivation: { ...sealed.derivation, n: 2 ** 30 } };
    writeFileSync(keyFilePath(profile), JSON.stringify(greedy));
    expect(opened().sealed()).toBe(false);
    expect(readSecrets(opened())).toBeUndefined();
  });

  it('open by the same letters, however a keyboard composes them', async () => {
    await opened().seal('ñandúes de aquí'.normalize('NFD'));
    expect(await opened().unseal('ñandúes de aquí'.normalize('NFC'))).toBe(true);
  });
});
