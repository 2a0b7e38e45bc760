import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { canonicalJson, hashOf } from './canonicalJson.ts';
import type { SignedEvent, UnsignedEvent } from './events.ts';

/** The `prevHash` of a device's first event. */
export const genesisHash = '0'.repeat(64);

export interface DeviceKeys {
  /** PKCS #8, DER, base64url. Never leaves the device. */
  privateKey: string;
  /** SubjectPublicKeyInfo, DER, base64url. */
  publicKey: string;
}

/** A new Ed25519 key pair (RFC 8032). */
export function newDeviceKeys(): DeviceKeys {
  const pair = generateKeyPairSync('ed25519');
  return {
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
    publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
  };
}

function privateKeyOf(encoded: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(encoded, 'base64url'), format: 'der', type: 'pkcs8' });
}

/** Signs the canonical JSON of a value; base64url. */
export function signValue(value: unknown, privateKey: string): string {
  return sign(null, Buffer.from(canonicalJson(value), 'utf8'), privateKeyOf(privateKey)).toString(
    'base64url',
  );
}

/** Whether the signature is the key holder's over exactly this value; false for a key or signature that cannot be read. */
export function verifyValue(value: unknown, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(canonicalJson(value), 'utf8'), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

export function signEvent(event: UnsignedEvent, privateKey: string): SignedEvent {
  return { ...event, signature: signValue(event, privateKey) };
}

export function verifyEvent(event: SignedEvent, publicKey: string): boolean {
  const { signature, ...unsigned } = event;
  return verifyValue(unsigned, signature, publicKey);
}

/** The hash that the device's next event carries as `prevHash`: over the event with its signature. */
export function eventHash(event: SignedEvent): string {
  return hashOf(event);
}
