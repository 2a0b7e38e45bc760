import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunOptions, runFfmpeg } from './ffmpeg.ts';
import { type MakeOptions, nameless, onPlayersTime, type Source } from './making.ts';
import { decodeText } from './scrub/texts.ts';

/**
 * Writes one of a recording's own captions to `part` as WebVTT.
 * @param source whether the player shows the recording itself; the times in a copy count from the first packet instead
 * @returns whether anything is said in it
 */
export async function makeCaptions(
  source: Source & { index: number; shownItself: boolean },
  part: string,
  options: MakeOptions,
): Promise<boolean> {
  const inputOptions = ['-vn', '-an', ...(source.shownItself ? onPlayersTime : [])];
  const outputOptions = ['-map', `0:${source.index}`, ...nameless, '-c:s', 'webvtt', '-f', 'webvtt'];
  const { onTime } = options;
  await runFfmpeg(
    { input: source.input, inputOptions, outputOptions, output: part, ...(onTime ? { onTime } : {}) },
    options,
  );
  return (await readFile(part, 'utf8')).includes('-->');
}

const srtOnly = ['-format_whitelist', 'srt', '-f', 'srt'];

/**
 * Captions in a file of their own as WebVTT; those that are it already stay as they are.
 * @param folder for what has to be written
 * @returns the path of the WebVTT file
 * @throws FfmpegError where they are no captions
 */
export async function convertCaptions(path: string, folder: string, options: RunOptions): Promise<string> {
  const text = decodeText(await readFile(path));
  if (text.startsWith('WEBVTT')) return path;
  const [given, output] = [join(folder, 'captions.srt'), join(folder, 'captions.vtt')];
  await writeFile(given, text, { mode: 0o600 });
  const outputOptions = [...nameless, '-c:s', 'webvtt', '-f', 'webvtt'];
  await runFfmpeg({ input: given, inputOptions: srtOnly, outputOptions, output }, options);
  return output;
}
