import { hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { problem } from '#shared/contract/errors.ts';
import { storeProblemOf } from './db/failures.ts';
import type { SecretStore } from './host.ts';

const key = z.string().regex(/^[0-9a-f]{64}$/);

/** What the host keeps for a profile. Never in the database, which gets copied and sent around. */
const Secrets = z.strictObject({
  version: z.literal(1),
  privateKey: z.string().optional(),
  publicKey: z.string().optional(),
  credential: z.string().optional(),
  /** Opens the vault with the names of educators; there once it was needed. */
  vaultKey: key.optional(),
  /** What the keys of the database and of media come from. */
  profileKey: key.optional(),
});
export type Secrets = z.infer<typeof Secrets>;

/** @returns undefined where there are none, or none that can be made out */
export function secretsIn(text: string | undefined): Secrets | undefined {
  try {
    return Secrets.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

/** @throws what the host throws */
export function readSecrets(store: SecretStore): Secrets | undefined {
  return secretsIn(store.read());
}

/**
 * Writes some of the secrets and leaves the others as they are.
 * @throws ProblemError where the host cannot keep them
 */
export function changeSecrets(store: SecretStore, changes: Partial<Omit<Secrets, 'version'>>): void {
  const kept = readSecrets(store);
  try {
    store.write(JSON.stringify({ ...kept, ...changes, version: 1 } satisfies Secrets));
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

function keyGone() {
  return problem(
    'profile_damaged',
    'The file that holds this profile is encrypted, or damaged, and there is no key to it here. Nothing was changed.',
    'Put “device.key” back into the profile folder from where the folder was copied; where the system’s keychain holds the key, start on that machine, as the person who set the profile up. If the key is lost, start with another profile and enrol again: what the exchange accepted is safe there.',
  );
}

/**
 * The secret of a profile, from which the keys to its files come; made, and kept, when it is first asked for. Only
 * whoever has locked the profile may ask.
 * @param encrypted whether something was encrypted with it already
 * @returns 64 hexadecimal digits
 * @throws ProblemError `profile_damaged` where something was and the secret is gone; what the host throws
 */
export function profileKeyOf(store: SecretStore, encrypted: boolean): string {
  const known = readSecrets(store)?.profileKey;
  if (known !== undefined) return known;
  if (encrypted) throw keyGone();
  const profileKey = randomBytes(32).toString('hex');
  changeSecrets(store, { profileKey });
  return profileKey;
}

/**
 * The keys to the files of a profile, one for each use, so that no key serves two (HKDF, RFC 5869, with SHA-256).
 * @returns 32 bytes each
 */
export function keysOf(profileKey: string): { database: Buffer; media: Buffer } {
  const secret = Buffer.from(profileKey, 'hex');
  const keyFor = (use: string) =>
    Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `rangefinder ${use}`, 32));
  return { database: keyFor('database'), media: keyFor('media') };
}
