import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Redaction } from '#shared/domain/redaction.ts';
import { type RunOptions, runFfmpeg } from '../ffmpeg.ts';
import { findFfmpeg } from '../ffmpegFind.ts';
import { nameless } from '../making.ts';
import { tracksIn } from '../probe.ts';
import { everyPicture } from '../proxyWords.ts';
import { labels, redactionGraphs } from './filters.ts';

/** libavcodec of ffmpeg 7: from then on any option can be read from a file. */
const optionsFromFiles = 61;

/** Milliseconds for a recording of that length, on a slow machine. */
const patience = { baseMs: 10 * 60_000, perMs: 20 };

export interface RenderWish {
  /** A recording as `scrubFile` wrote it, and on whose time the list was made. */
  input: string;
  /** An MP4 or M4A file; overwritten. */
  output: string;
  redactions: readonly Redaction[];
  /** For what has to be written on the way. */
  folder: string;
  options: RunOptions;
  /** Told now and then which share is written, 0 to 1. */
  onShare?(share: number): void;
}

const h264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-bf', '0', '-g', '48'];
const aac = ['-c:a', 'aac', '-b:a', '160k'];

/**
 * Writes a recording with all that a list names burned in; picture or sound of which nothing is hidden is copied.
 * @throws FfmpegError where it cannot be read or written; ProblemError `not_playable`
 */
export async function renderRedactions(wish: RenderWish): Promise<void> {
  const { input, output, redactions, folder, options, onShare } = wish;
  const { tracks, durationMs } = await tracksIn(input, options);
  const { codec } = await findFfmpeg(options.ffmpegPath);
  const graphs = redactionGraphs(redactions, tracks, codec);
  const script = join(folder, 'hide.filters');
  await writeFile(script, [graphs.video, graphs.audio].filter((graph) => graph !== null).join(';\n'), {
    mode: 0o600,
  });
  const readGraph = (codec[0] ?? 0) >= optionsFromFiles ? '-/filter_complex' : '-filter_complex_script';
  const picture = ['-map', labels.video, ...h264, '-pix_fmt', 'yuv420p', ...everyPicture(codec)];
  const sound = ['-map', labels.audio, ...aac];
  const outputOptions = [
    ...(graphs.video === null && graphs.audio === null ? [] : [readGraph, script]),
    ...(graphs.video === null ? ['-map', '0:v:0?', '-c:v', 'copy'] : picture),
    ...(graphs.audio === null ? ['-map', '0:a:0?', '-c:a', 'copy'] : sound),
    ...[...nameless, '-f', 'mp4'],
  ];
  await runFfmpeg(
    {
      ...{ path: input, inputOptions: [], outputOptions, output },
      onTime: (ms) => onShare?.(Math.min(ms / Math.max(durationMs, 1), 1)),
    },
    { ...options, timeLimitMs: patience.baseMs + patience.perMs * durationMs },
  );
}
