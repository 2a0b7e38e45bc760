import { problem } from '#shared/contract/errors.ts';
import type { SecretStore } from '../host.ts';
import {
  type Derivation,
  keyFrom,
  newDerivation,
  openText,
  sealedTextIn,
  sealText,
  usualCost,
} from './sealedText.ts';

/** Secrets that a passphrase may seal: while it does, nobody has them who has only the files. */
export interface PassphraseStore extends SecretStore {
  /** Whether a passphrase seals them. */
  sealed(): boolean;
  /** @returns whether this is the passphrase; from then on the secrets can be read */
  unseal(passphrase: string): Promise<boolean>;
  /** Seals them with a passphrase, in the place of another that was. @throws what the host throws; nothing is changed */
  seal(passphrase: string): Promise<void>;
  /** Does without one from now on. @throws what the host throws; nothing is changed */
  doWithout(): void;
}

/** What is told whoever asks for secrets that wait for their passphrase. */
export function lockedProblem() {
  return problem(
    'locked',
    'This workstation is locked.',
    'Enter the passphrase of this profile. What was saved before is safe.',
  );
}

function changedOutside() {
  return problem(
    'profile_damaged',
    'The file with the secrets of this profile was changed while the workstation was open.',
    'Start Rangefinder again and enter the passphrase.',
  );
}

/**
 * @param cost of one guess at a passphrase that is set from now on: scrypt's N
 * @throws what the host throws where it cannot read them
 */
export function passphraseStore(store: SecretStore, cost: Derivation['n'] = usualCost): PassphraseStore {
  let given: { derivation: Derivation; key: Buffer } | undefined;
  const sealedText = () => sealedTextIn(store.read());

  const read = (): string | undefined => {
    const text = store.read();
    const sealed = sealedTextIn(text);
    if (sealed === undefined) return text;
    if (given === undefined) throw lockedProblem();
    const opened = openText(sealed, given.key);
    if (opened === undefined) throw changedOutside();
    return opened;
  };

  return {
    kind: store.kind,
    read,
    write: (text) => {
      if (given !== undefined) return store.write(sealText(text, given.derivation, given.key));
      // What waits for its passphrase must not be written over by somebody who could not read it.
      if (sealedText() !== undefined) throw lockedProblem();
      store.write(text);
    },
    sealed: () => sealedText() !== undefined,
    unseal: async (passphrase) => {
      const sealed = sealedText();
      if (sealed === undefined) return true;
      const key = await keyFrom(passphrase, sealed.derivation);
      if (openText(sealed, key) === undefined) return false;
      given = { derivation: sealed.derivation, key };
      return true;
    },
    seal: async (passphrase) => {
      const derivation = newDerivation(cost);
      const key = await keyFrom(passphrase, derivation);
      store.write(sealText(read() ?? '', derivation, key));
      given = { derivation, key };
    },
    doWithout: () => {
      store.write(read() ?? '');
      given = undefined;
    },
  };
}
