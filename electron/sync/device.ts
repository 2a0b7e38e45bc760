import { randomBytes } from 'node:crypto';
import { problem } from '#shared/contract/errors.ts';
import { changeSecrets, readSecrets } from '../secrets.ts';
import { requireEnrolment } from './enrolled.ts';
import type { Access } from './exchangeRequest.ts';
import type { Ground } from './ground.ts';

export interface Device extends Access {
  personId: string;
  deviceId: string;
  privateKey: string;
}

/**
 * This device as the exchange knows it.
 * @throws ProblemError `not_enrolled`; `credential_refused` where the key is gone
 */
export function deviceOf(ground: Ground): Device {
  const enrolment = requireEnrolment(ground.store.db);
  const { credential, privateKey } = requireSecrets(ground);
  const { exchangeUrl: url, personId, deviceId } = enrolment;
  return { url, personId, deviceId, credential, privateKey };
}

/**
 * The key to the vault of this profile; made, and kept with the other secrets, when it is first asked for.
 * @throws ProblemError `credential_refused` where the secrets are gone
 */
export function vaultKeyOf(ground: Ground): string {
  const secrets = requireSecrets(ground);
  if (secrets.vaultKey !== undefined) return secrets.vaultKey;
  const vaultKey = randomBytes(32).toString('hex');
  changeSecrets(ground.host.secrets, { vaultKey });
  return vaultKey;
}

function requireSecrets({ host }: Ground) {
  const { privateKey, credential, vaultKey } = readSecrets(host.secrets) ?? {};
  if (privateKey === undefined || credential === undefined) {
    throw problem(
      'credential_refused',
      'The key of this workstation cannot be read any more, so nothing can be signed or sent.',
      'Your work is kept in this profile. Unlock the system’s keychain and start again; if the key is lost, ask the programme office for a new code and enrol with another profile.',
    );
  }
  return { privateKey, credential, vaultKey };
}
