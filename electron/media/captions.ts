import { readFile } from 'node:fs/promises';
import { runFfmpeg } from './ffmpeg.ts';
import { type MakeOptions, nameless, onPlayersTime, type Source } from './making.ts';

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
    { path: source.path, inputOptions, outputOptions, output: part, ...(onTime ? { onTime } : {}) },
    options,
  );
  return (await readFile(part, 'utf8')).includes('-->');
}
