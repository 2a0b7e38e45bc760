import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** How a passphrase becomes a key (scrypt, RFC 7914). Bounded: a file from elsewhere must not take all the memory. */
const Derivation = z.strictObject({
  name: z.literal('scrypt'),
  n: z
    .int()
    .min(2 ** 10)
    .max(2 ** 18)
    .refine((n) => Number.isInteger(Math.log2(n))),
  r: z.int().min(8).max(16),
  p: z.int().min(1).max(4),
  salt: hex(16),
});
export type Derivation = z.infer<typeof Derivation>;

const SealedText = z.strictObject({
  version: z.literal(2),
  derivation: Derivation,
  nonce: hex(12),
  tag: hex(16),
  box: z.base64(),
});
type SealedText = z.infer<typeof SealedText>;

const cipher = 'aes-256-gcm';
const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** How much a guess costs: 128 MiB, as OWASP recommends for scrypt. */
export const usualCost = 2 ** 17;

export function newDerivation(n: Derivation['n']): Derivation {
  return { name: 'scrypt', n, r: 8, p: 1, salt: randomBytes(16).toString('hex') };
}

/**
 * The key that a passphrase stands for, computed beside everything else. A passphrase is the same however its letters
 * are composed (NFKC, as NIST SP 800-63B recommends).
 * @returns 32 bytes
 */
export async function keyFrom(passphrase: string, { n, r, p, salt }: Derivation): Promise<Buffer> {
  const maxmem = 128 * n * r * p + 2 ** 20;
  return await derive(passphrase.normalize('NFKC'), Buffer.from(salt, 'hex'), 32, { N: n, r, p, maxmem });
}

/** @returns undefined for a text that no passphrase seals */
export function sealedTextIn(text: string | undefined): SealedText | undefined {
  try {
    return SealedText.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

/** Seals a text by AES-256-GCM, together with how the key to it is found. */
export function sealText(text: string, derivation: Derivation, key: Buffer): string {
  const nonce = randomBytes(12);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(JSON.stringify(derivation)));
  const box = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]).toString('base64');
  const tag = sealing.getAuthTag().toString('hex');
  return JSON.stringify({
    version: 2,
    derivation,
    nonce: nonce.toString('hex'),
    tag,
    box,
  } satisfies SealedText);
}

/** @returns undefined where the key is another, or the text was changed */
export function openText({ derivation, nonce, tag, box }: SealedText, key: Buffer): string | undefined {
  try {
    const opening = createDecipheriv(cipher, key, Buffer.from(nonce, 'hex'), { authTagLength: 16 })
      .setAAD(Buffer.from(JSON.stringify(derivation)))
      .setAuthTag(Buffer.from(tag, 'hex'));
    return Buffer.concat([opening.update(box, 'base64'), opening.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
