import { spawnSync } from 'node:child_process';
import type { Voice } from './lesson.ts';

/** What espeak-ng produces: mono, 16 bit. */
export const sampleRate = 22_050;

const quietest = 220;
const targetRms = 3_000;

/** One sentence as 16-bit mono samples at `sampleRate`, trimmed of silence and brought to a common loudness. */
export function speak(text: string, voice: Voice): Int16Array {
  const args = ['-v', voice.name, '-p', String(voice.pitch), '-s', String(voice.speed), '--stdout', text];
  const spoken = spawnSync('espeak-ng', args, { maxBuffer: 64 * 1024 ** 2 });
  if (spoken.status !== 0) throw new Error(`espeak-ng failed on “${text}”: ${spoken.stderr.toString()}`);
  return levelled(trimmed(samplesOf(spoken.stdout)));
}

function samplesOf(wav: Buffer): Int16Array {
  const data = wav.indexOf('data');
  // A streamed WAV does not know its length: everything after the data header is sound.
  const body = wav.subarray(data + 8);
  return Int16Array.from({ length: Math.floor(body.length / 2) }, (_, i) => body.readInt16LE(i * 2));
}

function trimmed(samples: Int16Array): Int16Array {
  const loud = (sample: number): boolean => Math.abs(sample) > quietest;
  const first = samples.findIndex(loud);
  if (first < 0) throw new Error('espeak-ng returned silence');
  const last = samples.findLastIndex(loud);
  return samples.slice(first, last + 1);
}

function levelled(samples: Int16Array): Int16Array {
  const rms = Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length);
  const peak = samples.reduce((most, s) => Math.max(most, Math.abs(s)), 1);
  const gain = Math.min(targetRms / rms, 28_000 / peak);
  return samples.map((s) => Math.round(s * gain));
}
