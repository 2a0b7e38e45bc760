/** What a Range header asks for: all of it, the bytes `start` to `end` (both included), or bytes that are not there. */
export type ByteRange =
  | { kind: 'whole' }
  | { kind: 'part'; start: number; end: number }
  | { kind: 'unsatisfiable' };

const single = /^\s*bytes\s*=\s*(?:(\d+)-(\d*)|-(\d+))\s*$/i;
const whole: ByteRange = { kind: 'whole' };
const unsatisfiable: ByteRange = { kind: 'unsatisfiable' };

function suffix(length: number, size: number): ByteRange {
  if (length === 0) return unsatisfiable;
  // An empty file has no byte a Content-Range could name: its whole is all there is to send.
  if (size === 0) return whole;
  return { kind: 'part', start: Math.max(0, size - length), end: size - 1 };
}

/**
 * Reads a Range header against a file of `size` bytes (RFC 9110, section 14).
 * Several ranges, another unit and anything malformed are answered with the whole, as the RFC allows.
 */
export function parseRange(header: string | undefined, size: number): ByteRange {
  const match = header === undefined ? null : single.exec(header);
  if (match === null) return whole;
  const [, first, last, suffixLength] = match;
  if (suffixLength !== undefined) return suffix(Number(suffixLength), size);
  const start = Number(first);
  const end = last === '' || last === undefined ? size - 1 : Number(last);
  if (last !== '' && end < start) return whole;
  if (start >= size) return unsatisfiable;
  return { kind: 'part', start, end: Math.min(end, size - 1) };
}
