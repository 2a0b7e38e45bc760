import type { RunOptions } from './ffmpeg.ts';
import { ffprobeLines } from './ffprobeLines.ts';
import type { MediaInput } from './inputs.ts';

/** As much of a recording as is looked at: an encoder keeps to its way of grouping pictures. */
const looked = '%+60';
const packetLine = /^(-?\d+),([A-Z_]+)/;

/**
 * Whether pictures that follow a point one can jump to still rest on pictures before it (an open group of pictures):
 * such a picture comes after the key picture in the file and is shown before it. Chromium's own decoder gives up on
 * them after a jump (tried in Debian's Chromium 156).
 */
export async function hasOpenGroups(input: MediaInput, index: number, options: RunOptions): Promise<boolean> {
  let key: number | undefined;
  let keys = 0;
  let open = false;
  const onLine = (line: string) => {
    const [, pts, flags = ''] = packetLine.exec(line) ?? [];
    if (pts === undefined || flags.includes('D')) return;
    const time = Number(pts);
    if (!flags.includes('K')) {
      open ||= keys > 1 && key !== undefined && time < key;
      return;
    }
    key = time;
    keys += 1;
  };
  const words = ['-select_streams', String(index), '-show_entries', 'packet=pts,flags', '-of', 'csv=p=0'];
  await ffprobeLines(input, [...words, '-read_intervals', looked], { ...options, onLine });
  return open;
}
