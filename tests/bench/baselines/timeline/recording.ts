import type { FrameGrid } from '../../../../renderer/src/timeline/frames.ts';
import type { Lane } from '../../../../renderer/src/timeline/laneLayout.ts';
import { laneMark } from '../../../../renderer/src/timeline/laneMark.ts';
import { createPeaks, type Peaks } from '../../../../renderer/src/timeline/peaks.ts';

/** Numbers that look random and are the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const names = ['Questions', 'Wait time', 'Student talk', 'Use of answers', 'Closure'];

/** Lanes of five criteria with so many spans: most of some seconds, every eighth a moment, every fifth in two lanes. */
export function lanesWith(count: number, durationMs: number): Lane[] {
  const random = createRandom(7);
  const lanes = names.map((name, index) => ({
    id: `criterion-${index}`,
    letter: 'ABCDE'[index] ?? '',
    name,
    mark: laneMark(index),
    spans: [] as { id: string; startMs: number; endMs: number }[],
  }));
  for (let i = 0; i < count; i++) {
    const startMs = Math.round(random() * (durationMs - 30_000));
    const lengthMs = i % 8 === 7 ? 0 : Math.round(2_000 + random() ** 2 * 24_000);
    const span = { id: `span-${i}`, startMs, endMs: startMs + lengthMs };
    const first = Math.floor(random() * lanes.length);
    lanes[first]?.spans.push(span);
    if (i % 5 === 0) lanes[(first + 1) % lanes.length]?.spans.push(span);
  }
  return lanes;
}

/** Speech: phrases with pauses between them. */
export function speech(durationMs: number, perSecond = 50): Peaks {
  const random = createRandom(11);
  const peaks = createPeaks(perSecond);
  const bytes = new Uint8Array(Math.ceil((durationMs / 1000) * perSecond) * 2);
  let loud = 0;
  for (let i = 0; i < bytes.length; i += 2) {
    if (random() < 0.02) loud = random() < 0.35 ? 0.03 : 0.25 + random() * 0.6;
    const high = Math.round(127 * loud * (0.35 + random() * 0.65));
    bytes[i] = 256 - Math.max(1, Math.round(high * 0.9));
    bytes[i + 1] = high;
  }
  peaks.append(bytes);
  return peaks;
}

/** Frames of 25 a second. */
export function framesOf(durationMs: number): FrameGrid {
  const ticks = Float64Array.from({ length: Math.floor(durationMs / 40) }, (_, i) => i * 40);
  return { times: { timescale: 1_000, ticks }, nominalMs: 40 };
}
