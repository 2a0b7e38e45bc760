import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

// Without 0, 1, I, L and O, which look alike in print.
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A one-time enrolment code, four groups of four: 79 bits. */
export function newEnrolmentCode(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return [group(), group(), group(), group()].join('-');
}

/** A bearer token: 32 random bytes, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** How codes and tokens are kept. They are long and random, so a plain SHA-256 cannot be searched. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/** Compares two hashes without telling by the time taken where they differ. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The token of an `Authorization: Bearer …` header; undefined for anything else. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(header ?? '')?.[1];
}
