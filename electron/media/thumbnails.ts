import { runFfmpeg } from './ffmpeg.ts';
import { FfmpegError } from './ffmpegWords.ts';
import { type MakeOptions, nameless, onPlayersTime, type Source } from './making.ts';

/** How to find a picture on the sheet; the file's own facts of the contract. */
export interface Sheet {
  columns: number;
  width: number;
  height: number;
  count: number;
  intervalMs: number;
}

const mostPictures = 300;
const shortestIntervalMs = 1_000;
const columns = 10;
/** Pixels of a picture's longer side. */
const side = 160;

/** One picture a second, fewer the longer the recording is. */
export function planSheet(durationMs: number, shape: { width: number; height: number }): Sheet {
  const intervalMs = Math.max(shortestIntervalMs, Math.ceil(durationMs / mostPictures / 1_000) * 1_000);
  const scale = side / Math.max(shape.width, shape.height);
  const pixels = (length: number) => Math.max(2, Math.round((length * scale) / 2) * 2);
  const count = Math.max(1, Math.round(durationMs / intervalMs));
  const size = { width: pixels(shape.width), height: pixels(shape.height) };
  return { columns: Math.min(columns, count), ...size, count, intervalMs };
}

/**
 * Writes the sheet of small pictures to `part`. Where pictures that stand alone lie close enough only those are
 * decoded, which is what makes an hour a matter of seconds.
 * @param source with the longest stretch between two pictures that stand alone
 */
export async function makeThumbnails(
  source: Source & { longestKeyGapMs: number },
  part: string,
  options: MakeOptions,
): Promise<Sheet> {
  const { video } = source.tracks;
  if (video === null) throw new FfmpegError('there is no picture in it');
  const sheet = planSheet(source.durationMs, video);
  const sparse = source.longestKeyGapMs <= sheet.intervalMs;
  const inputOptions = ['-an', '-sn', ...onPlayersTime, ...(sparse ? ['-skip_frame', 'nokey'] : [])];
  const filters = [
    `fps=1000/${sheet.intervalMs}:start_time=0`,
    `scale=${sheet.width}:${sheet.height}`,
    'setsar=1',
    `tile=${sheet.columns}x${Math.ceil(sheet.count / sheet.columns)}`,
  ].join(',');
  const picture = ['-map', `0:${video.index}`, '-vf', filters, '-frames:v', '1', '-q:v', '5'];
  const { onTime } = options;
  const outputOptions = [
    ...picture,
    ...nameless,
    '-c:v',
    'mjpeg',
    '-pix_fmt',
    'yuvj420p',
    '-f',
    'image2',
    '-update',
    '1',
  ];
  await runFfmpeg(
    {
      input: source.input,
      inputOptions,
      outputOptions,
      output: part,
      yields: true,
      ...(onTime ? { onTime } : {}),
    },
    options,
  );
  return sheet;
}
