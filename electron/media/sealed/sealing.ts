import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';

/**
 * How a file of the library lies on the disk: a head, then records of 64 KiB of the file each, the last one shorter,
 * each encrypted and authenticated by itself (AES-256-GCM, NIST SP 800-38D), so that any place can be read without
 * what is before it. A record says at which place it stands and whether it is the last: none can be moved, left out or
 * cut off unseen. Each nonce is random, because a record may be written again while a download goes on.
 */
export interface Sealing {
  /** Of the library, 32 bytes. */
  key: Buffer;
  /** The name under which the file is kept: its records open under no other. */
  name: string;
}

const magic = Buffer.from('RNGFSEAL\u0001', 'latin1');
const saltBytes = 32;
const [nonceBytes, tagBytes] = [12, 16];

export const headBytes = magic.length + saltBytes;
/** Of the file, in each record but the last. */
export const chunkBytes = 64 * 1024;
export const recordBytes = nonceBytes + chunkBytes + tagBytes;
const overhead = nonceBytes + tagBytes;

/** @returns the bytes of the file in `sealedBytes` on the disk; 0 for less than a head */
export function plainBytes(sealedBytes: number): number {
  const records = Math.max(0, sealedBytes - headBytes);
  const whole = Math.floor(records / recordBytes);
  return whole * chunkBytes + Math.max(0, (records % recordBytes) - overhead);
}

/** @returns the bytes on the disk of a whole file of `bytes` */
export function sealedBytes(bytes: number): number {
  return headBytes + bytes + Math.max(1, Math.ceil(bytes / chunkBytes)) * overhead;
}

/** A head for a file that is new. */
export function newHead(): Buffer {
  return Buffer.concat([magic, randomBytes(saltBytes)]);
}

/** Whether a file that begins so is one of these. */
export function isHead(head: Uint8Array): boolean {
  return head.length === headBytes && magic.equals(head.subarray(0, magic.length));
}

/** Where a record stands. */
export interface Place {
  index: number;
  last: boolean;
}

function placeWord({ index, last }: Place): Buffer {
  const word = Buffer.alloc(9);
  word.writeBigUInt64BE(BigInt(index));
  word[8] = Number(last);
  return word;
}

/** Seals and opens the records of one file. */
export interface Records {
  /** @param chunk at most 64 KiB; fewer only in the last */
  seal(chunk: Uint8Array, place: Place): Buffer;
  /** @throws Error where it was changed, stands elsewhere, or the key or the name is another */
  open(record: Uint8Array, place: Place): Buffer;
}

/** The key of one file comes from the library's, a salt in its head and its name (HKDF, RFC 5869). */
export function recordsOf(head: Buffer, { key, name }: Sealing): Records {
  const salt = head.subarray(magic.length, headBytes);
  const own = createSecretKey(new Uint8Array(hkdfSync('sha256', key, salt, `rangefinder file ${name}`, 32)));
  return {
    seal: (chunk, place) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', own, nonce, { authTagLength: tagBytes });
      cipher.setAAD(placeWord(place));
      const coded = cipher.update(chunk);
      cipher.final();
      return Buffer.concat([nonce, coded, cipher.getAuthTag()]);
    },
    open: (record, place) => {
      if (record.length < overhead) throw new Error('a record of the file is cut off');
      const decipher = createDecipheriv('aes-256-gcm', own, record.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(placeWord(place));
      decipher.setAuthTag(record.subarray(record.length - tagBytes));
      const chunk = decipher.update(record.subarray(nonceBytes, record.length - tagBytes));
      decipher.final();
      return chunk;
    },
  };
}
