import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { defaultLimitMs, type RunOptions } from './ffmpeg.ts';
import { findFfmpeg } from './ffmpegFind.ts';
import { FfmpegError, lastLine, probeEnvironment, tooSlow } from './ffmpegWords.ts';
import { giveInput, type MediaInput } from './inputs.ts';

/** The part of a text after its last line break, once `onLine` had the lines before it. */
function takeLines(text: string, onLine: (line: string) => void): string {
  let from = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    onLine(text.slice(from, end));
    from = end + 1;
  }
  return text.slice(from);
}

/**
 * Runs ffprobe on a file and hands over what it prints line by line as it comes, so that neither a file of ten hours
 * nor the wait for it fills the memory.
 * @throws FfmpegError where the file cannot be read; ProblemError `not_playable` past the time limit
 */
export async function ffprobeLines(
  input: MediaInput,
  words: readonly string[],
  options: RunOptions & { onLine(line: string): void },
): Promise<void> {
  const { ffprobePath } = await findFfmpeg(options.ffmpegPath);
  options.signal?.throwIfAborted();
  const limit = AbortSignal.timeout(options.timeLimitMs ?? defaultLimitMs);
  const given = await giveInput(input);
  const child = spawn(ffprobePath, ['-v', 'error', ...given.guards, ...words, '-i', given.word], {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    env: { ...probeEnvironment(), ...given.environment },
    killSignal: 'SIGKILL',
    signal: options.signal ? AbortSignal.any([options.signal, limit]) : limit,
  });
  let rest = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    rest = takeLines(rest + text, options.onLine);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4_000);
  });
  // An abort is told as an error before the process has ended; only `close` says that it has.
  child.on('error', () => undefined);
  const [code] = await once(child, 'close').catch(() => once(child, 'close'));
  given.done();
  options.signal?.throwIfAborted();
  if (limit.aborted) throw tooSlow();
  if (code !== 0) throw new FfmpegError(lastLine(complaint) || `ffprobe ended with ${code}`);
  if (rest !== '') options.onLine(rest);
}
