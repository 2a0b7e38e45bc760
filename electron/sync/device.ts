import { z } from 'zod';
import { problem } from '#shared/contract/errors.ts';
import { requireEnrolment } from './enrolled.ts';
import type { Access } from './exchangeRequest.ts';
import type { Ground } from './ground.ts';

/** What the host keeps for this device. Never in the database, which gets copied and sent around. */
const DeviceSecrets = z.strictObject({
  version: z.literal(1),
  privateKey: z.string(),
  publicKey: z.string(),
  credential: z.string(),
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

/**
 * This device as the exchange knows it.
 * @throws ProblemError `not_enrolled`; `credential_refused` where the key is gone
 */
export function deviceOf(ground: Ground): Device {
  const enrolment = requireEnrolment(ground.store.db);
  const secrets = readSecrets(ground.host.secrets.read());
  if (!secrets) {
    throw problem(
      'credential_refused',
      'The key of this workstation cannot be read any more, so nothing can be signed or sent.',
      'Your work is kept in this profile. Unlock the system’s keychain and start again; if the key is lost, ask the programme office for a new code and enrol with another profile.',
    );
  }
  const { exchangeUrl: url, personId, deviceId } = enrolment;
  return { url, personId, deviceId, credential: secrets.credential, privateKey: secrets.privateKey };
}
