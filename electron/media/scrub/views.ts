import { createReadStream } from 'node:fs';
import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import { type RunOptions, runFfmpeg } from '../ffmpeg.ts';
import { tracksIn } from '../probe.ts';
import { readArchive } from './archive.ts';
import type { TagReader } from './exiftool.ts';
import { type Nature, natureOf } from './magic.ts';
import { saidBeside, textOfPage, withPdf } from './pdfPages.ts';
import { decodeText } from './texts.ts';

/** One way of reading a file, in which an identifier can stand that the other ways do not show. */
export interface View {
  /** What is read, for the report: `bytes`, `tags`, `text of page 2`, `word/document.xml`. */
  where: string;
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** What is needed to look deeper than the bytes. */
export interface ViewTools {
  tags: TagReader;
  options: RunOptions;
  /** A folder for what has to be unpacked. */
  folder: string;
}

/** Told of what could not be looked into; its bytes were searched all the same. */
export type NotOpened = (where: string, why: string) => void;

const text = (said: string) => [new TextEncoder().encode(said)];
const one = (where: string, bytes: Uint8Array): View => ({ where, chunks: [bytes] });

/** Beyond this a stream inside a file is no text. */
const mostInflated = 256 * 1024 ** 2;
const mostBytes = 512 * 1024 ** 2;
const tooLarge = 'it is too large to be looked into';

/** Whatever of a PDF is packed, unpacked, whether the document still points to it or not. */
function* streamsOf(bytes: Buffer, onNotOpened: NotOpened): Generator<View> {
  let number = 0;
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const from = bytes[at + 6] === 13 ? at + 8 : at + 7;
    number += 1;
    try {
      const packed = bytes.subarray(from, bytes.indexOf('endstream', from));
      yield one(`stream ${number}`, inflateSync(packed, { maxOutputLength: mostInflated, finishFlush: 2 }));
    } catch (error) {
      // Not packed, or not in this way: then its own bytes were searched.
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ERR_BUFFER_TOO_LARGE') onNotOpened(`stream ${number}`, tooLarge);
    }
  }
}

async function* viewsOfPdf(bytes: Buffer, onNotOpened: NotOpened): AsyncGenerator<View> {
  yield* streamsOf(bytes, onNotOpened);
  const said: View[] = [];
  await withPdf(bytes, async (pdf) => {
    said.push({ where: 'what the PDF says beside its pages', chunks: text(await saidBeside(pdf)) });
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { text: letters } = await textOfPage(page);
      said.push({
        where: `text of page ${number}`,
        chunks: text(`${letters}\n${letters.replace(/\n/g, ' ')}`),
      });
    }
  });
  yield* said;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of markup, without what stands between its letters. */
export function lettersOfMarkup(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
      const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
      if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      return entities[name] ?? whole;
    });
}

async function* viewsOfArchive(
  path: string,
  tools: ViewTools,
  onNotOpened: NotOpened,
  depth: number,
): AsyncGenerator<View> {
  const files = await readArchive(path);
  yield { where: 'names of the files inside', chunks: text([...files.keys()].join('\n')) };
  let number = 0;
  for (const [name, bytes] of files) {
    yield one(name, bytes);
    if (/\.(?:xml|rels|vml|html?)$/i.test(name)) {
      yield { where: `text of ${name}`, chunks: text(lettersOfMarkup(decodeText(bytes))) };
      continue;
    }
    if (depth === 0) continue;
    number += 1;
    const inner = join(tools.folder, `inner-${depth}-${number}`);
    await writeFile(inner, bytes, { mode: 0o600 });
    for await (const view of deeperViews(inner, tools, onNotOpened, depth - 1))
      yield { ...view, where: `${name}, ${view.where}` };
    await rm(inner, { force: true });
  }
}

/** What a recording says in its tracks of text, which can be packed. */
async function* viewsOfRecording(
  path: string,
  { options, folder }: ViewTools,
  onNotOpened: NotOpened,
): AsyncGenerator<View> {
  const { tracks } = await tracksIn(path, options);
  for (const { index } of tracks.captions) {
    const captions = join(folder, `captions-${index}`);
    const words = ['-map', `0:${index}`, '-f', 'webvtt'];
    await runFfmpeg({ input: path, inputOptions: [], outputOptions: words, output: captions }, options).catch(
      (error: unknown) => {
        options.signal?.throwIfAborted();
        onNotOpened(`captions of track ${index}`, error instanceof Error ? error.message : String(error));
      },
    );
    // Nothing was written where nothing is said.
    const found = await readFile(captions).catch(() => Buffer.alloc(0));
    yield { where: `captions of track ${index}`, chunks: text(lettersOfMarkup(found.toString('utf8'))) };
    await rm(captions, { force: true });
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  const { bytesRead, buffer } = await file.read(Buffer.alloc(1_024), 0, 1_024, 0).finally(() => file.close());
  return buffer.subarray(0, bytesRead);
}

async function* insideOf(
  nature: Nature,
  path: string,
  tools: ViewTools,
  onNotOpened: NotOpened,
  depth: number,
) {
  if ((nature === 'pdf' || nature === 'gzip') && (await stat(path)).size > mostBytes)
    return onNotOpened(nature, tooLarge);
  if (nature === 'pdf') yield* viewsOfPdf(await readFile(path), onNotOpened);
  if (nature === 'archive') yield* viewsOfArchive(path, tools, onNotOpened, depth);
  if (nature === 'gzip')
    yield one('unpacked', gunzipSync(await readFile(path), { maxOutputLength: mostInflated }));
  if (nature === 'recording') yield* viewsOfRecording(path, tools, onNotOpened);
}

async function* deeperViews(
  path: string,
  tools: ViewTools,
  onNotOpened: NotOpened,
  depth: number,
): AsyncGenerator<View> {
  const nature = natureOf(await headOf(path));
  if (nature === undefined) return;
  try {
    if (nature !== 'gzip') {
      const said = await tools.tags.read(path);
      const lines = said.map(({ group, name, value }) => `${group}:${name} ${value}`);
      yield { where: 'tags', chunks: text(lines.join('\n')) };
    }
    yield* insideOf(nature, path, tools, onNotOpened, depth);
  } catch (error) {
    onNotOpened(nature, error instanceof Error ? error.message.slice(0, 300) : String(error));
  }
}

/** Archives in archives are opened so deep. */
const depth = 3;

/**
 * Every way in which a file can be read: its bytes; what it says about itself; what is packed in it; its text without
 * the markup between the letters.
 * @param onNotOpened told of each part that could not be looked into
 */
export async function* viewsOf(path: string, tools: ViewTools, onNotOpened: NotOpened): AsyncGenerator<View> {
  yield { where: 'bytes', chunks: createReadStream(path, { highWaterMark: 1024 ** 2 }) };
  yield* deeperViews(path, tools, onNotOpened, depth);
}
