import { type FileHandle, open } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { runFfmpeg } from './ffmpeg.ts';
import { FfmpegError } from './ffmpegWords.ts';
import { type MakeOptions, onPlayersTime, type Source } from './making.ts';

/** Pairs of lowest and highest sample for each second. */
export const peaksPerSecond = 100;
const fallbackRate = 8_000;
const silence = 128;

export interface PeakWork {
  /** Samples a second; a multiple of `peaksPerSecond`. */
  rate: number;
  file: FileHandle;
  /** Told how many bytes can be read of the file. */
  onBytes(bytes: number): void;
}

/**
 * Gives the memory of a chunk back at once: an hour of sound comes in thousands of them, and leaving them to the
 * garbage collector has it go through the whole heap several times a minute. What shares its memory is left alone.
 */
function giveBack({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

/**
 * Takes mono samples as unsigned bytes and writes the lowest and the highest of each hundredth of a second as signed
 * bytes. 64 kB of samples took 0.2 ms on a busy machine, so this needs no thread of its own. What is written to it is
 * used up: a chunk is empty afterwards.
 */
export function peakWriter({ rate, file, onBytes }: PeakWork): Writable {
  const perPeak = rate / peaksPerSecond;
  const pending = Buffer.alloc(64 * 1024);
  let filled = 0;
  let written = 0;
  let lowest = 255;
  let highest = 0;
  let left = perPeak;

  const flush = async () => {
    await file.write(pending, 0, filled, written);
    written += filled;
    filled = 0;
    onBytes(written);
  };
  const closePeak = (low: number, high: number) => {
    pending.writeInt8(low - silence, filled);
    pending.writeInt8(high - silence, filled + 1);
    filled += 2;
    left = perPeak;
  };
  const reduce = (samples: Uint8Array) => {
    let [low, high] = [lowest, highest];
    for (let at = 0; at < samples.length; ) {
      const end = Math.min(samples.length, at + left);
      left -= end - at;
      for (; at < end; at++) {
        const sample = samples[at] as number;
        if (sample < low) low = sample;
        if (sample > high) high = sample;
      }
      if (left > 0) break;
      closePeak(low, high);
      [low, high] = [255, 0];
    }
    [lowest, highest] = [low, high];
  };
  return new Writable({
    highWaterMark: 1024 ** 2,
    write: (samples: Buffer, _encoding, done) => {
      reduce(samples);
      giveBack(samples);
      // Half a minute at a time: seldom enough to cost nothing, often enough to be watched.
      if (filled < 6_000) return done();
      flush().then(() => done(), done);
    },
    final: (done) => {
      if (left < perPeak) closePeak(lowest, highest);
      flush().then(() => done(), done);
    },
  });
}

/** Writes the peaks of a recording's sound, on the player's timeline, to `part`. @returns how many bytes */
export async function makePeaks(
  source: Source & { onBytes(bytes: number): void },
  part: string,
  options: MakeOptions,
): Promise<{ bytes: number }> {
  const { audio } = source.tracks;
  if (audio === null) throw new FfmpegError('there is no sound in it');
  const even = audio.sampleRate > 0 && audio.sampleRate % peaksPerSecond === 0;
  const rate = even ? audio.sampleRate : fallbackRate;
  const file = await open(part, 'w', 0o600);
  try {
    const output = peakWriter({ rate, file, onBytes: source.onBytes });
    // Gaps and a late start become silence, so that the place of a peak in the file is its time.
    const filters = ['-af', 'aresample=async=1:first_pts=0'];
    const sound = ['-map', `0:${audio.index}`, ...filters, '-ac', '1', '-ar', String(rate)];
    // A packet is a kilobyte: many of them are handed over at once.
    const outputOptions = [...sound, '-c:a', 'pcm_u8', '-f', 'u8', '-flush_packets', '0'];
    const { onTime } = options;
    await runFfmpeg(
      {
        input: source.input,
        inputOptions: ['-vn', ...onPlayersTime],
        outputOptions,
        output,
        ...(onTime ? { onTime } : {}),
      },
      options,
    );
    const { size } = await file.stat();
    return { bytes: size };
  } finally {
    await file.close();
  }
}
