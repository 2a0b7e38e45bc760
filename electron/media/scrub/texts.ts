import { readFile, writeFile } from 'node:fs/promises';
import { withoutWords } from '#shared/blinding/words.ts';
import { broken } from './refusals.ts';
import { openTally, type Scrubbed, type ScrubContext } from './scrubbing.ts';

const mostBytes = 16 * 1024 ** 2;

/** Decodes a text by its byte order mark, else as UTF-8, else as the western letters of old programs. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Writes a text, captions too, as UTF-8 without its names. */
export async function scrubText(input: string, output: string, { find }: ScrubContext): Promise<Scrubbed> {
  const bytes = await readFile(input);
  if (bytes.length > mostBytes) throw broken(`The text is larger than ${mostBytes / 1024 ** 2} MiB`);
  const text = decodeText(bytes);
  const tally = openTally();
  const hits = find(text);
  tally.add('identifiers in the text', hits.length);
  await writeFile(output, withoutWords(text, hits), { mode: 0o600, flag: 'wx' });
  return { removed: tally.removals(), tools: [], how: ['written anew as UTF-8'] };
}
