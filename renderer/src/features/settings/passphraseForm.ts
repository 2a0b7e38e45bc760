import { shortestPassphrase } from '#shared/contract/locking.ts';

export interface PassphraseForm {
  current: string;
  chosen: string;
  again: string;
}

export const emptyForm: PassphraseForm = { current: '', chosen: '', again: '' };

/** What is wrong with a passphrase that is chosen; null where nothing is. */
export function faultsOf({ chosen, again }: PassphraseForm): {
  chosen: 'tooShort' | null;
  again: 'differs' | null;
} {
  const tooShort = chosen.length < shortestPassphrase;
  return { chosen: tooShort ? 'tooShort' : null, again: !tooShort && chosen !== again ? 'differs' : null };
}
