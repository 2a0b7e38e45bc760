import { isAbsolute, resolve } from 'node:path';
import { type ProblemError, problem } from '#shared/contract/errors.ts';

/** ffmpeg ran and did not like the file; the message is the last thing it said. */
export class FfmpegError extends Error {
  override readonly name = 'FfmpegError';
}

/** How a recording is reached: as a file, or lent by this program (lend.ts), whose proxy reaches nothing else. */
const ways = { file: 'file,pipe', lent: 'http,tcp' } as const;

/**
 * The containers evidence comes in. Playlists, image sequences and other formats that name further files are not among
 * them: they would reach beyond the file itself.
 */
const containers = [
  ...['mov', 'matroska', 'webm', 'ogg', 'wav', 'w64', 'mp3', 'aac', 'flac', 'aiff', 'amr', 'ac3', 'caf'],
  ...[
    'avi',
    'asf',
    'mpeg',
    'mpegts',
    'mpegvideo',
    'flv',
    'h264',
    'hevc',
    'm4v',
    'dv',
    'rm',
    'mxf',
    'ivf',
    'au',
  ],
];

/**
 * What every run is told before its input. A recording opens nothing but itself: no address in a file makes ffmpeg
 * fetch anything.
 */
export function guardsOf(way: keyof typeof ways): readonly string[] {
  return ['-protocol_whitelist', ways[way], '-format_whitelist', containers.join(',')];
}

/**
 * What ffprobe runs in. The embedded one is linked statically and dies in the C library as soon as it converts the name
 * of a station in an MPEG transport stream; without a place to load converters from it leaves the name as it is.
 */
export function probeEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, GCONV_PATH: '/nonexistent' };
}

/** An absolute path cannot be taken for an option or for a protocol. */
export function input(path: string): string {
  return `file:${isAbsolute(path) ? path : resolve(path)}`;
}

export function tooSlow(): ProblemError {
  return problem(
    'not_playable',
    'Reading the recording took too long and was stopped.',
    'Tell the programme office that this recording cannot be read; score what can be shown.',
  );
}

/** The last line a program said, without the folders in it. */
export function lastLine(text: string): string {
  const lines = text.trim().split('\n');
  return (lines.at(-1) ?? '').replace(/(?:file|http):\S*\//g, '').slice(0, 300);
}
