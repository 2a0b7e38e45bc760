import { rmSync } from 'node:fs';
import { safeStorage } from 'electron';
import { type ProblemError, problem } from '#shared/contract/errors.ts';
import type { SecretStore } from '../../host.ts';
import { keyFilePath, keyFileStore, readSecretFile, sealedFilePath, writeSecretFile } from '../secretFile.ts';

/** `basic_text` is Chromium's fallback with a key that is public: no better than a plain file, and it looks better. */
function hasKeychain(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

function locked(cause?: unknown): ProblemError {
  return problem(
    'profile_damaged',
    'The key of this device is sealed by the system’s keychain, which does not open it.',
    'Unlock the keychain, or sign in as the person who set this profile up, and start again in the desktop window.',
    cause,
  );
}

function keychainStore(profile: string): SecretStore {
  const path = sealedFilePath(profile);
  return {
    kind: 'keychain',
    read() {
      const sealed = readSecretFile(path);
      // A key file from a time without a keychain stays valid until the secrets are written next.
      if (sealed === undefined) return keyFileStore(profile).read();
      try {
        return safeStorage.decryptString(sealed);
      } catch (error) {
        throw locked(error);
      }
    },
    write(secrets) {
      writeSecretFile(path, safeStorage.encryptString(secrets));
      rmSync(keyFilePath(profile), { force: true });
    },
  };
}

/** The system's keychain where there really is one, else a file only this user may read. */
export function openSecrets(profile: string): SecretStore {
  return hasKeychain() ? keychainStore(profile) : keyFileStore(profile);
}
