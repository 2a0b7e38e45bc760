import { open } from 'node:fs/promises';

/**
 * Where the language of a track stands in a media header, from the header's name on, by the header's size and version.
 * Source: Apple, QuickTime File Format, media header atom.
 */
const headers = [
  { beginning: Buffer.from('\u0000\u0000\u0000\u0020mdhd\u0000', 'latin1'), language: 28 },
  { beginning: Buffer.from('\u0000\u0000\u0000\u002cmdhd\u0001', 'latin1'), language: 40 },
];
/** QuickTime's “unspecified”. */
const unspecified = Buffer.from([0x7f, 0xff]);

const step = 4 * 1024 ** 2;
const longest = 64;

/**
 * Takes the language off every track of a QuickTime file. Older ffmpegs write the first of QuickTime's languages where
 * they are told none.
 */
export async function takeLanguagesOff(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(step + longest);
    for (let from = 0; from < size; from += step) {
      const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
      const read = bytes.subarray(0, bytesRead);
      for (const { beginning, language } of headers)
        for (let at = read.indexOf(beginning); at >= 0 && at < step; at = read.indexOf(beginning, at + 1))
          await file.write(unspecified, 0, unspecified.length, from + at + language);
    }
  } finally {
    await file.close();
  }
}
