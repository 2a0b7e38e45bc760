import { rmSync } from 'node:fs';
import { safeStorage } from 'electron';
import type { SecretStore } from '../../host.ts';
import {
  keyFilePath,
  keyFileStore,
  readSecretFile,
  sealedByKeychain,
  sealedFilePath,
  writeSecretFile,
} from '../secretFile.ts';

/** `basic_text` is Chromium's fallback with a key that is public: no better than a plain file, and it looks better. */
function hasKeychain(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
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
        throw sealedByKeychain(error);
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
