import { execFile } from 'node:child_process';
import { isAbsolute, resolve } from 'node:path';
import fluent from 'fluent-ffmpeg';
import { type ProblemError, problem } from '#shared/contract/errors.ts';
import { type Ffmpeg, findFfmpeg } from './ffmpegFind.ts';

/** How one run of ffmpeg or ffprobe is bounded. */
export interface RunOptions {
  /** The path typed in Settings; empty for the one found. */
  ffmpegPath: string;
  signal?: AbortSignal;
  /** Milliseconds after which the run is killed; 60 seconds unless told. */
  timeLimitMs?: number;
}

/** ffmpeg ran and did not like the file; the message is the last thing it said. */
export class FfmpegError extends Error {
  override readonly name = 'FfmpegError';
}

/** A recording opens nothing but itself: no address in a file makes ffmpeg fetch anything. */
const closed = ['-protocol_whitelist', 'file,pipe'];

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
const known = ['-format_whitelist', containers.join(',')];

const defaultLimitMs = 60_000;

/** An absolute path cannot be taken for an option or for a protocol. */
function input(path: string): string {
  return `file:${isAbsolute(path) ? path : resolve(path)}`;
}

function tooSlow(): ProblemError {
  return problem(
    'not_playable',
    'Reading the recording took too long and was stopped.',
    'Tell the programme office that this recording cannot be read; score what can be shown.',
  );
}

function lastLine(text: string): string {
  const lines = text.trim().split('\n');
  return (lines.at(-1) ?? '').replace(/file:\S*\//g, '').slice(0, 300);
}

/** Runs ffprobe on a file and gives what it prints. @throws FfmpegError where the file cannot be read */
export async function ffprobe(path: string, words: readonly string[], options: RunOptions): Promise<string> {
  const { ffprobePath } = await findFfmpeg(options.ffmpegPath);
  options.signal?.throwIfAborted();
  const parameters = ['-v', 'error', ...closed, ...known, ...words, '-i', input(path)];
  const { promise, resolve: done, reject } = Promise.withResolvers<string>();
  const bounds = {
    timeout: options.timeLimitMs ?? defaultLimitMs,
    killSignal: 'SIGKILL' as const,
    maxBuffer: 64 * 1024 ** 2,
    windowsHide: true,
    ...(options.signal ? { signal: options.signal } : {}),
  };
  const child = execFile(ffprobePath, parameters, bounds, (error, stdout, stderr) => {
    if (error === null) done(stdout);
    else if (options.signal?.aborted) reject(options.signal.reason);
    else if (error.killed) reject(tooSlow());
    else reject(new FfmpegError(lastLine(stderr) || error.message));
  });
  child.stdin?.end();
  return promise;
}

/** One ffmpeg command over one file: options before the input, options after it, and where the result goes. */
export interface FfmpegCommand {
  path: string;
  inputOptions: readonly string[];
  outputOptions: readonly string[];
  output: string;
}

function commandFor(tool: Ffmpeg, wanted: FfmpegCommand, limitMs: number): fluent.FfmpegCommand {
  return fluent(input(wanted.path), { timeout: Math.ceil(limitMs / 1000) })
    .setFfmpegPath(tool.ffmpegPath)
    .setFfprobePath(tool.ffprobePath)
    .inputOptions(['-nostdin', ...closed, ...known, ...wanted.inputOptions])
    .outputOptions([...wanted.outputOptions])
    .output(wanted.output);
}

/**
 * Runs ffmpeg on a file; cancelled by the signal, killed at the time limit.
 * @throws FfmpegError where it fails on the file; ProblemError `ffmpeg_unusable` where it cannot be run
 */
export async function runFfmpeg(wanted: FfmpegCommand, options: RunOptions): Promise<void> {
  const tool = await findFfmpeg(options.ffmpegPath);
  const { signal } = options;
  signal?.throwIfAborted();
  const limitMs = options.timeLimitMs ?? defaultLimitMs;
  const command = commandFor(tool, wanted, limitMs);
  const { promise, resolve: done, reject } = Promise.withResolvers<void>();
  const cancel = () => command.kill('SIGKILL');
  signal?.addEventListener('abort', cancel, { once: true });
  command.on('end', () => done());
  command.on('error', (error: Error, _stdout: unknown, stderr: unknown) => {
    if (signal?.aborted) reject(signal.reason);
    else if (/timeout/.test(error.message)) reject(tooSlow());
    else reject(new FfmpegError(lastLine(typeof stderr === 'string' ? stderr : error.message)));
  });
  command.run();
  await promise.finally(() => signal?.removeEventListener('abort', cancel));
}
