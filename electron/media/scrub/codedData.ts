import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunOptions, runFfmpeg } from '../ffmpeg.ts';
import { ffprobeLines } from '../ffprobeLines.ts';
import { tracksIn } from '../probe.ts';
import { besideThePicture } from './formats.ts';
import type { Finding, Searcher } from './searching.ts';

/**
 * Four given bytes stand once in every four billion of a coded picture by chance, so a name of four letters, in any
 * of its spellings, about once a gigabyte; six stand there once in hundreds of thousands of gigabytes.
 */
const longestByChance = 5;

function canBeChance({ where, length, count, offsets }: Finding): boolean {
  return where === 'bytes' && length <= longestByChance && count === offsets.length;
}

/** Those findings that lie wholly in packets of picture and sound. */
async function inPackets(
  path: string,
  findings: readonly Finding[],
  options: RunOptions,
): Promise<Finding[]> {
  const open = new Map(findings.map((finding) => [finding, new Set(finding.offsets)]));
  const words = ['-show_entries', 'packet=pos,size', '-of', 'csv=p=0'];
  const onLine = (line: string) => {
    // ffprobe prints the size first, in its own order.
    const [size = Number.NaN, from = Number.NaN] = line.split(',').map(Number);
    for (const [{ length }, offsets] of open)
      for (const offset of offsets)
        if (offset >= from && offset + length <= from + size) offsets.delete(offset);
  };
  await ffprobeLines(path, words, { ...options, onLine });
  return findings.filter((finding) => open.get(finding)?.size === 0);
}

/** What stands in the packets of the picture and is none: there letters are written, and read. */
async function unitsBeside(path: string, options: RunOptions): Promise<Buffer> {
  const { video } = (await tracksIn(path, options)).tracks;
  const beside = video && besideThePicture[video.codec];
  if (!video || !beside) return Buffer.alloc(0);
  const folder = await mkdtemp(join(tmpdir(), 'rangefinder-units-'));
  const output = join(folder, 'units');
  const filter = ['-bsf:v', `filter_units=pass_types=${beside.units}`, '-f', beside.raw];
  const outputOptions = ['-map', `0:${video.index}`, '-c', 'copy', ...filter];
  try {
    // With nothing beside the picture there is nothing to write, which ffmpeg may take for a fault.
    await runFfmpeg({ input: path, inputOptions: [], outputOptions, output }, options).catch(() => undefined);
    return await readFile(output).catch(() => Buffer.alloc(0));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Tells which findings are so short, and so wholly in the coded picture or sound of a recording, that they stand there
 * by chance.
 * @param path any file; only a recording has such places
 */
export async function byChance(
  path: string,
  findings: readonly Finding[],
  { searcher, options }: { searcher: Searcher; options: RunOptions },
): Promise<Finding[]> {
  const short = findings.filter(canBeChance);
  if (short.length === 0) return [];
  try {
    const coded = await inPackets(path, short, options);
    const units = await unitsBeside(path, options);
    const { found } = await searcher.search({ where: 'units beside the picture', chunks: [units] });
    return coded.filter(({ identifier }) => !found.some((written) => written.identifier === identifier));
  } catch (error) {
    options.signal?.throwIfAborted();
    // No recording: then nothing in it is there by chance.
    if (error instanceof Error) return [];
    throw error;
  }
}
