import { rm } from 'node:fs/promises';
import { runFfmpeg } from './ffmpeg.ts';
import { findFfmpeg } from './ffmpegFind.ts';
import { FfmpegError } from './ffmpegWords.ts';
import type { MakeOptions, Source } from './making.ts';
import { type ProxyPlan, planProxy, proxyWords } from './proxyWords.ts';

async function attempt(
  source: Source,
  part: string,
  { plan, ...options }: MakeOptions & { plan: ProxyPlan },
) {
  const { codec } = await findFfmpeg(options.ffmpegPath);
  const outputOptions = proxyWords(source.tracks, plan, codec);
  const { onTime } = options;
  await runFfmpeg(
    {
      input: source.input,
      inputOptions: [],
      outputOptions,
      output: part,
      yields: true,
      ...(onTime ? { onTime } : {}),
    },
    options,
  );
}

/**
 * Writes an MP4 to `part` that the player reads, with every picture at the time it has in the recording, counted from
 * the recording's first packet. Its index stands at the end: the player fetches it from this machine by a range, so
 * moving it to the front would only write gigabytes twice.
 */
export async function makeProxy(source: Source, part: string, options: MakeOptions): Promise<void> {
  const plan = planProxy(source.tracks);
  try {
    await attempt(source, part, { ...options, plan });
  } catch (error) {
    if (!(error instanceof FfmpegError) || !(plan.copyVideo || plan.copyAudio)) throw error;
    // A track that cannot be copied can often still be decoded.
    await rm(part, { force: true });
    await attempt(source, part, { ...options, plan: { copyVideo: false, copyAudio: false } });
  }
}
