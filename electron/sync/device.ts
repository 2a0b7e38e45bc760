import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { problem } from '#shared/contract/errors.ts';
import { storeProblemOf } from '../db/failures.ts';
import { requireEnrolment } from './enrolled.ts';
import type { Access } from './exchangeRequest.ts';
import type { Ground } from './ground.ts';

/** What the host keeps for this device. Never in the database, which gets copied and sent around. */
const DeviceSecrets = z.strictObject({
  version: z.literal(1),
  privateKey: z.string(),
  publicKey: z.string(),
  credential: z.string(),
  /** Opens the vault with the names of educators, 64 hexadecimal digits; there once it was needed. */
  vaultKey: z.string().optional(),
});
export type DeviceSecrets = z.infer<typeof DeviceSecrets>;

export interface Device extends Access {
  personId: string;
  deviceId: string;
  privateKey: string;
}

function readSecrets(text: string | undefined): DeviceSecrets | undefined {
  try {
    return DeviceSecrets.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

/** @throws ProblemError where the host cannot keep them */
export function writeSecrets({ host }: Ground, secrets: DeviceSecrets): void {
  try {
    host.secrets.write(JSON.stringify(secrets));
  } catch (error) {
    throw (
      storeProblemOf(error) ??
      problem(
        'internal',
        'The key of this workstation could not be kept by the system.',
        'Unlock the system’s keychain, or make the profile folder writable, and try again.',
        error,
      )
    );
  }
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
  writeSecrets(ground, { ...secrets, vaultKey });
  return vaultKey;
}

function requireSecrets({ host }: Ground): DeviceSecrets {
  const secrets = readSecrets(host.secrets.read());
  if (!secrets) {
    throw problem(
      'credential_refused',
      'The key of this workstation cannot be read any more, so nothing can be signed or sent.',
      'Your work is kept in this profile. Unlock the system’s keychain and start again; if the key is lost, ask the programme office for a new code and enrol with another profile.',
    );
  }
  return secrets;
}
