import { createHash } from 'node:crypto';

/** The moment every sample id claims to be made at: fixed, so that generating again changes no id. */
const madeAt = Date.UTC(2026, 0, 5);

/**
 * A stable id for a named thing: a UUIDv7 by shape (RFC 9562, section 5.7) whose random part is a hash of the name.
 * @param name unique inside the sample programme, such as `submission/3`
 */
export function idOf(name: string): string {
  const bytes = createHash('sha256').update(`rangefinder sample/${name}`).digest().subarray(0, 16);
  bytes.writeUIntBE(madeAt, 0, 6);
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x70, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
