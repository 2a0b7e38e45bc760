import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * A value as RFC 8785 canonical JSON: the one text that both sides hash and sign.
 * @throws TypeError for what JSON cannot hold (undefined, NaN, functions)
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('this value has no JSON form');
  return text;
}

/** SHA-256 of the canonical JSON, lower-case hexadecimal. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}
