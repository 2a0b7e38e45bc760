import { writeFile } from 'node:fs/promises';
import { encodeFrameTimes } from '#shared/domain/frameTimes.ts';
import { FfmpegError } from './ffmpegWords.ts';
import { ffprobeLines } from './ffprobeLines.ts';
import type { MakeOptions, Source } from './making.ts';
import { createTickList } from './tickList.ts';
import type { RecordingTracks } from './tracks.ts';

/** What the index shows besides the times: how far apart pictures lie that can be decoded by themselves. */
export interface FrameFacts {
  count: number;
  longestKeyGapMs: number;
}

const entriesOf = {
  // Presentation time, then flags: K can be decoded by itself, D lies before the beginning an edit list sets.
  packets: 'packet=pts,flags',
  frames: 'frame=best_effort_timestamp,key_frame',
};
const packetLine = /^(-?\d+),([A-Z_]+)/;
/** `1,-40` or `-40,1`: ffprobe prints in its own order, in which the key comes first. */
const frameLine = /^([01]),(-?\d+)/;

/** VP8 keeps pictures in the file that are never shown and that nothing but decoding tells from the others. */
function hidesPictures(video: NonNullable<RecordingTracks['video']>): boolean {
  return video.codec === 'vp8';
}

/**
 * Writes the presentation times of a recording's frames to `part`. Chromium's `mediaTime` is the container's own time:
 * its zero is not moved by edit lists, by a late start or by sound that begins earlier, and what lies before zero is
 * not shown (tests/integration/media/mediaTime.test.ts holds this against a real Chromium).
 * @throws FfmpegError where the file tells no times
 */
export async function makeFrames(source: Source, part: string, options: MakeOptions): Promise<FrameFacts> {
  const { video } = source.tracks;
  if (video === null) throw new FfmpegError('there is no picture in it');
  const { numerator, denominator } = video.timeBase;
  const msPerTick = (1000 * numerator) / denominator;
  const ticks = createTickList();
  let lastKey = 0;
  let longestKeyGap = 0;
  const take = (tick: number, key: boolean) => {
    if (tick < 0) return;
    ticks.add(tick * numerator);
    if (key) longestKeyGap = Math.max(longestKeyGap, tick - lastKey);
    if (key) lastKey = tick;
    if (ticks.length % 1_000 === 0) options.onTime?.(tick * msPerTick);
  };
  const decoding = hidesPictures(video);
  const onLine = (line: string) => {
    const [, first = '', second = ''] = (decoding ? frameLine : packetLine).exec(line) ?? [];
    if (first === '') return;
    if (decoding) take(Number(second), first === '1');
    else if (!second.includes('D')) take(Number(first), second.includes('K'));
  };
  const entries = entriesOf[decoding ? 'frames' : 'packets'];
  const words = ['-select_streams', String(video.index), '-show_entries', entries, '-of', 'csv=p=0'];
  await ffprobeLines(source.input, words, { ...options, onLine });
  if (ticks.length === 0) throw new FfmpegError('no picture in it has a time');
  const sorted = ticks.sorted();
  await writeFile(part, encodeFrameTimes({ timescale: denominator, ticks: sorted }), { mode: 0o600 });
  const end = (sorted.at(-1) ?? 0) / numerator;
  return {
    count: sorted.length,
    longestKeyGapMs: Math.round(Math.max(longestKeyGap, end - lastKey) * msPerTick),
  };
}
