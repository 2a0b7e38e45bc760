import { isOlder } from './ffmpegFind.ts';
import { nameless } from './making.ts';
import { whyUnplayable } from './playable.ts';
import type { RecordingTracks } from './tracks.ts';

/** Which tracks go into the proxy as they are. */
export interface ProxyPlan {
  copyVideo: boolean;
  copyAudio: boolean;
}

/** Containers whose packets all carry their times; in others (AVI) a copied picture would be shown out of order. */
const timed = new Set(['mov', 'matroska', 'mpegts', 'flv']);

/** Copies what the player already reads, which takes seconds instead of minutes. */
export function planProxy(tracks: RecordingTracks): ProxyPlan {
  const { video, audio, container } = tracks;
  const inMp4 = (part: Partial<RecordingTracks>) =>
    timed.has(container) &&
    whyUnplayable({ container: 'mov', video: null, audio: null, ...part }) === undefined;
  return {
    copyVideo: video?.codec === 'h264' && !video.interlaced && inMp4({ video }),
    copyAudio: audio?.codec === 'aac' && inMp4({ audio }),
  };
}

/** Ticks a second in the proxy: rates of television divide it, and a tick is far below a millisecond. */
const timescale = 90_000;
/** The same in the file. */
export const inTicks = ['-video_track_timescale', String(timescale)];
/** Pixels of the longer side; a reading needs no more, and more would stutter on small machines. */
const longestSide = 1_920;
// No picture waits for a later one and every 24th stands alone, so stepping back and seeking are quick.
const h264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-bf', '0', '-g', '24'];

/**
 * Before libavcodec 59.37 the last picture has no length, so MP4's edit list ends before it and players leave it out.
 * One picture more at the end takes that place.
 */
const sacrifice = 'tpad=stop=1:stop_mode=clone';

/** Whether the last picture needs one more after it. */
function losesLastPicture(codec: readonly number[]): boolean {
  return isOlder(codec, [59, 37, 0]);
}

/** What keeps the last picture in the file, as a filter at the end of others; empty where nothing is needed. */
export function keepingLastPicture(codec: readonly number[]): string {
  return losesLastPicture(codec) ? `,${sacrifice}` : '';
}

function pictureFilters(interlaced: boolean, codec: readonly number[]): string {
  const shrink = `min(1\\,${longestSide}/max(iw\\,ih))`;
  // H.264 in 4:2:0 needs even sides.
  const scale = `scale=trunc(iw*${shrink}/2)*2:trunc(ih*${shrink}/2)*2`;
  const deinterlace = interlaced ? ['yadif=mode=send_frame:deint=interlaced'] : [];
  return `${[...deinterlace, scale].join(',')}${keepingLastPicture(codec)}`;
}

/** Every picture at its own time: none doubled, none dropped, none moved to a grid. */
export function everyPicture(codec: readonly number[]): string[] {
  const word = losesLastPicture(codec) ? '-vsync' : '-fps_mode';
  return [word, 'passthrough', '-enc_time_base', `1:${timescale}`];
}

function videoWords({ video }: RecordingTracks, copy: boolean, codec: readonly number[]): string[] {
  if (video === null) return ['-vn'];
  const map = ['-map', `0:${video.index}`];
  if (copy) return [...map, ...inTicks, '-c:v', 'copy'];
  const filters = ['-vf', pictureFilters(video.interlaced, codec), '-pix_fmt', 'yuv420p'];
  return [...map, ...inTicks, ...h264, ...filters, ...everyPicture(codec)];
}

/** Gaps and a late start become silence, so that sound and picture stay together. */
export const soundInTime = 'aresample=async=1:first_pts=0';

function audioWords({ audio }: RecordingTracks, copy: boolean): string[] {
  if (audio === null) return ['-an'];
  const map = ['-map', `0:${audio.index}`];
  if (copy) return [...map, '-c:a', 'copy'];
  return [...map, '-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-af', soundInTime];
}

/**
 * What ffmpeg is told after its input to make the proxy.
 * @param codec libavcodec's version
 */
export function proxyWords(tracks: RecordingTracks, plan: ProxyPlan, codec: readonly number[]): string[] {
  const picture = videoWords(tracks, plan.copyVideo, codec);
  return [...picture, ...audioWords(tracks, plan.copyAudio), '-sn', '-dn', ...nameless, '-f', 'mp4'];
}
