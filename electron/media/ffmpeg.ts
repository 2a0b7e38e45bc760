import { execFile } from 'node:child_process';
import type { Writable } from 'node:stream';
import fluent from 'fluent-ffmpeg';
import { type Ffmpeg, findFfmpeg } from './ffmpegFind.ts';
import { FfmpegError, lastLine, probeEnvironment, tooSlow } from './ffmpegWords.ts';
import { type GivenInput, giveInput, type MediaInput } from './inputs.ts';

/** How one run of ffmpeg or ffprobe is bounded. */
export interface RunOptions {
  /** The path typed in Settings; empty for the one found. */
  ffmpegPath: string;
  signal?: AbortSignal;
  /** Milliseconds after which the run is killed; 60 seconds unless told. */
  timeLimitMs?: number;
}

export const defaultLimitMs = 60_000;

/** Runs ffprobe on a file and gives what it prints. @throws FfmpegError where the file cannot be read */
export async function ffprobe(
  input: MediaInput,
  words: readonly string[],
  options: RunOptions,
): Promise<string> {
  const { ffprobePath } = await findFfmpeg(options.ffmpegPath);
  options.signal?.throwIfAborted();
  const given = await giveInput(input);
  const parameters = ['-v', 'error', ...given.guards, ...words, '-i', given.word];
  const { promise, resolve: done, reject } = Promise.withResolvers<string>();
  const bounds = {
    timeout: options.timeLimitMs ?? defaultLimitMs,
    killSignal: 'SIGKILL' as const,
    maxBuffer: 64 * 1024 ** 2,
    windowsHide: true,
    env: { ...probeEnvironment(), ...given.environment },
    ...(options.signal ? { signal: options.signal } : {}),
  };
  const child = execFile(ffprobePath, parameters, bounds, (error, stdout, stderr) => {
    if (error === null) done(stdout);
    else if (options.signal?.aborted) reject(options.signal.reason);
    else if (error.killed) reject(tooSlow());
    else reject(new FfmpegError(lastLine(stderr) || error.message));
  });
  child.stdin?.end();
  return promise.finally(given.done);
}

/** One ffmpeg command over one file: options before the input, options after it, and where the result goes. */
export interface FfmpegCommand {
  input: MediaInput;
  /** A second input, under the same guards. */
  beside?: MediaInput;
  inputOptions: readonly string[];
  outputOptions: readonly string[];
  output: string | Writable;
  /** Lets everything else on the machine go first: for work of minutes that nobody looks at. */
  yields?: boolean;
  /** Told now and then how far it is, in milliseconds of the recording. */
  onTime?(ms: number): void;
}

const yieldingNiceness = 10;

/** What the library calls to start a program; it takes no environment by itself. */
interface Starting {
  _spawnFfmpeg(words: string[], options: object, ...heard: unknown[]): void;
}

/** Has every program of a command run in more than the environment of this one. */
function runIn(command: fluent.FfmpegCommand, environment: Readonly<Record<string, string>>): void {
  const starting = command as unknown as Starting;
  const start = starting._spawnFfmpeg.bind(command);
  starting._spawnFfmpeg = (words, options, ...heard) =>
    start(words, { ...options, env: { ...process.env, ...environment } }, ...heard);
}

function commandFor(
  tool: Ffmpeg,
  wanted: FfmpegCommand,
  { limitMs, inputs }: { limitMs: number; inputs: readonly GivenInput[] },
): fluent.FfmpegCommand {
  const bounds = {
    timeout: Math.ceil(limitMs / 1000),
    ...(wanted.yields ? { niceness: yieldingNiceness } : {}),
  };
  const command = fluent(bounds).setFfmpegPath(tool.ffmpegPath).setFfprobePath(tool.ffprobePath);
  for (const [index, { word, guards }] of inputs.entries())
    command
      .input(word)
      .inputOptions(index === 0 ? ['-nostdin', ...guards, ...wanted.inputOptions] : [...guards]);
  runIn(command, Object.assign({}, ...inputs.map(({ environment }) => environment)));
  return command.outputOptions([...wanted.outputOptions]).output(wanted.output);
}

/** `01:02:03.45` as ffmpeg says it; undefined for what it says before it knows. */
function timeOf(mark: string | undefined): number | undefined {
  const parts = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(mark ?? '');
  if (!parts) return undefined;
  const [, hours, minutes, seconds] = parts.map(Number);
  return ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000;
}

/**
 * Runs ffmpeg on a file; cancelled by the signal, killed at the time limit. It has ended when this settles.
 * @throws FfmpegError where it fails on the file; ProblemError `ffmpeg_unusable` where it cannot be run
 */
export async function runFfmpeg(wanted: FfmpegCommand, options: RunOptions): Promise<void> {
  const tool = await findFfmpeg(options.ffmpegPath);
  const { signal } = options;
  signal?.throwIfAborted();
  const inputs = await Promise.all([wanted.input, wanted.beside ?? []].flat().map(giveInput));
  const { promise, resolve: done, reject } = Promise.withResolvers<void>();
  let cancel = () => {};
  try {
    const command = commandFor(tool, wanted, { limitMs: options.timeLimitMs ?? defaultLimitMs, inputs });
    cancel = () => command.kill('SIGKILL');
    signal?.addEventListener('abort', cancel, { once: true });
    // Cancelled before there was a process, it is ended as soon as there is one.
    command.on('start', () => signal?.aborted && cancel());
    command.on('progress', ({ timemark }: { timemark?: string }) => {
      const ms = timeOf(timemark);
      if (ms !== undefined) wanted.onTime?.(ms);
    });
    command.on('end', () => done());
    command.on('error', (error: Error, _stdout: unknown, stderr: unknown) => {
      if (signal?.aborted) reject(signal.reason);
      else if (/timeout/.test(error.message)) reject(tooSlow());
      else reject(new FfmpegError(lastLine(typeof stderr === 'string' ? stderr : error.message)));
    });
    command.run();
    await promise;
  } finally {
    signal?.removeEventListener('abort', cancel);
    for (const input of inputs) input.done();
  }
}
