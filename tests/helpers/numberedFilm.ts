import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ffmpegInstaller from '@ffmpeg-installer/ffmpeg';
import ffprobeInstaller from '@ffprobe-installer/ffprobe';
import { encodeFrameTimes } from '#shared/domain/frameTimes.ts';

/** Pixels of one block; a frame's number stands in the picture as blocks, light for a one, lowest bit first. */
export const block = 20;
export const bits = 16;
export const filmHeight = 64;

export interface Film {
  name: string;
  frames: number;
  /** Frames a second, as ffmpeg writes it. */
  rate: string;
  /** An expression of N for the presentation time in ticks of 1/90000 s, where frames do not come evenly. */
  times?: string;
  codec: readonly string[];
  /** Degrees, clockwise, that a player is told to turn the picture by. */
  rotate?: 90;
}

const bFrames = (parameters: string) => [
  '-c:v',
  'libx264',
  '-preset',
  'veryfast',
  '-x264-params',
  parameters,
];
/** A frame now and then is held for longer, and every other comes a little late. */
const uneven = 'N*3003+mod(N\\,2)*900+floor(N/7)*4000+floor(N/50)*45000';

/** The forms of recording in which a frame’s place is easily got wrong. */
export const films: readonly Film[] = [
  { name: 'b-frames.mp4', frames: 400, rate: '30000/1001', codec: bFrames('bframes=3:keyint=48') },
  { name: 'uneven.mp4', frames: 400, rate: '30', times: uneven, codec: bFrames('bframes=3:keyint=60') },
  { name: 'open-gop.mp4', frames: 300, rate: '24000/1001', codec: bFrames('bframes=3:keyint=24:open-gop=1') },
  { name: 'sixty.mp4', frames: 300, rate: '60000/1001', codec: bFrames('bframes=2:keyint=120') },
  { name: 'turned.mp4', frames: 200, rate: '25', codec: bFrames('bframes=2:keyint=50'), rotate: 90 },
  {
    name: 'uneven.webm',
    frames: 300,
    rate: '30',
    times: uneven,
    codec: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-g', '40', '-b:v', '400k'],
  },
];

/** Writes films with their frame times beside them, as `openPlayerPage` expects them. */
export function writeFilms(folder: string, wanted: readonly Film[] = films): void {
  for (const film of wanted) {
    const path = writeFilm(folder, film);
    writeFileSync(`${path}.frames`, frameTimesOf(path));
  }
}

/** Writes a film whose every frame shows its number. @returns its path */
function writeFilm(folder: string, { name, frames, rate, times, codec, rotate }: Film): string {
  const path = join(folder, rotate === undefined ? name : `upright-${name}`);
  const numbered = `geq=lum='16+219*mod(floor(N/pow(2\\,floor(X/${block})))\\,2)*lt(X\\,${bits * block})':cb=128:cr=128`;
  const timed = times === undefined ? [] : [`settb=1/90000`, `setpts='${times}'`];
  const filter = [
    `nullsrc=s=${bits * block}x${filmHeight}:r=${rate}`,
    numbered,
    ...timed,
    'format=yuv420p',
  ].join(',');
  const timing = times === undefined ? [] : ['-vsync', 'passthrough', '-enc_time_base', '1:90000'];
  const scale = name.endsWith('.mp4') ? ['-video_track_timescale', '90000'] : [];
  const ffmpeg = (...words: string[]) => execFileSync(ffmpegInstaller.path, ['-v', 'error', '-y', ...words]);
  ffmpeg('-f', 'lavfi', '-i', filter, '-frames:v', String(frames), ...timing, ...codec, ...scale, path);
  if (rotate === undefined) return path;
  const turned = join(folder, name);
  ffmpeg('-i', path, '-c', 'copy', '-metadata:s:v', `rotate=${rotate}`, turned);
  return turned;
}

/** The presentation times of a film’s frames, in the form the player reads. */
export function frameTimesOf(path: string): Uint8Array<ArrayBuffer> {
  const json = execFileSync(
    ffprobeInstaller.path,
    [
      '-v',
      'error',
      '-select_streams',
      'v:0',
      '-show_entries',
      'stream=time_base:packet=pts',
      '-of',
      'json',
      path,
    ],
    { maxBuffer: 64 * 1024 ** 2 },
  );
  const { packets, streams } = JSON.parse(json.toString()) as {
    packets: { pts: number }[];
    streams: { time_base: string }[];
  };
  const timescale = Number(streams[0]?.time_base.split('/')[1]);
  return encodeFrameTimes({ timescale, ticks: Float64Array.from(packets.map(({ pts }) => pts)).sort() });
}
