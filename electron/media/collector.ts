import { Writable } from 'node:stream';

/** Takes what a program writes, up to so many bytes. */
export function collector(most: number): { sink: Writable; bytes(): Buffer } {
  const parts: Buffer[] = [];
  let size = 0;
  const sink = new Writable({
    write(part: Buffer, _encoding, done) {
      if (size < most) parts.push(part.subarray(0, most - size));
      size += part.length;
      done();
    },
  });
  return { sink, bytes: () => Buffer.concat(parts) };
}
