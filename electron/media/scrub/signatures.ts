import { open } from 'node:fs/promises';

/** How the names that encoders write begin, and the whole of them: in the sound, in parts that players skip. */
const inSound: readonly Signature[] = [
  ['Lavc', /^Lavc\d{2,3}\.\d+\.\d+(?: \w+)?/],
  ['Lavf', /^Lavf\d{2,3}\.\d+\.\d+/],
  ['LAME', /^LAME ?\d\.\d{2,3}[ -~]{0,8}/],
];
/** And in the picture, beside it. */
const anywhere: readonly Signature[] = [
  ...inSound,
  ['x264 - core', /^x264 - core \d+/],
  ['x265 (build', /^x265 \(build \d+/],
];

type Signature = readonly [beginning: string, whole: RegExp];

const step = 4 * 1024 ** 2;
const longest = 64;

function* placesIn(bytes: Buffer, [beginning, whole]: Signature): Generator<{ at: number; length: number }> {
  for (let at = bytes.indexOf(beginning); at >= 0; at = bytes.indexOf(beginning, at + 1)) {
    const found = whole.exec(bytes.toString('latin1', at, at + longest));
    if (found) yield { at, length: found[0].length };
  }
}

/** Every place in a file in which a name of an encoder stands. */
async function* placesOf(
  path: string,
  signatures: readonly Signature[],
): AsyncGenerator<{ offset: number; length: number }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(step + longest);
    for (let from = 0; from < size; from += step) {
      const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
      for (const signature of signatures)
        for (const { at, length } of placesIn(bytes.subarray(0, bytesRead), signature))
          if (at < step) yield { offset: from + at, length };
    }
  } finally {
    await file.close();
  }
}

/**
 * Writes zeros over the names of encoders in the sound of a recording. The parts they stand in keep their length.
 * @returns how many there were
 */
export async function overwriteSignatures(path: string): Promise<number> {
  const file = await open(path, 'r+');
  let count = 0;
  try {
    for await (const { offset, length } of placesOf(path, inSound)) {
      await file.write(Buffer.alloc(length), 0, length, offset);
      count += 1;
    }
    return count;
  } finally {
    await file.close();
  }
}

/** @returns how many names of encoders stand in a file, in picture and sound */
export async function countSignatures(path: string): Promise<number> {
  let count = 0;
  for await (const _ of placesOf(path, anywhere)) count += 1;
  return count;
}
