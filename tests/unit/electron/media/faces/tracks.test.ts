import { describe, expect, it } from 'vitest';
import { closely } from '#electron/media/faces/closely.ts';
import { coversFor, extendMs } from '#electron/media/faces/covers.ts';
import type { Face, Picture } from '#electron/media/faces/detector.ts';
import { doubtsOf } from '#electron/media/faces/doubts.ts';
import { lookCloser, type Sample, type Track, trackFaces } from '#electron/media/faces/tracks.ts';
import { Cover, mostKeys } from '#shared/domain/redaction.ts';
import { isHidden } from '#tests/helpers/classroomFaces.ts';

const aspect = 16 / 9;
const [everyMs, durationMs] = [500, 60_000];
const times = { everyMs, durationMs };

/** A face of 4 by 7 hundredths of the picture with its middle there. */
const face = (x: number, y: number, score = 0.95): Face => ({
  ...{ x: x - 0.02, y: y - 0.035, width: 0.04, height: 0.07, score },
});

const samplesOf = (seconds: number, at: (ms: number) => Face[]): Sample[] =>
  Array.from({ length: seconds * 2 }, (_, i) => ({ ms: i * everyMs, faces: at(i * everyMs) }));

const msOf = (track: Track | undefined) => track?.map(({ ms }) => ms) ?? [];

function only<T>(all: readonly T[]): T {
  const [one, ...more] = all;
  if (one === undefined || more.length > 0) throw new Error(`one is wanted, not ${all.length}`);
  return one;
}

describe('a face', () => {
  it('is followed while it moves, and two that pass each other stay two', () => {
    const samples = samplesOf(10, (ms) => [
      face(0.2 + (0.6 * ms) / 10_000, 0.3),
      face(0.8 - (0.6 * ms) / 10_000, 0.45),
    ]);
    const tracks = trackFaces(samples, aspect);
    expect(tracks.map((track) => track.length)).toEqual([20, 20]);
    for (const track of tracks) expect(new Set(track.map(({ y }) => y)).size).toBe(1);
  });

  it('goes on where it is hardly known, and begins before it was surely known', () => {
    const samples = samplesOf(6, (ms) => [face(0.5, 0.5, ms < 1_000 || ms === 3_000 ? 0.2 : 0.9)]);
    expect(msOf(only(trackFaces(samples, aspect)))).toEqual(samples.map(({ ms }) => ms));
  });

  it('is nobody where it is never known by a third', () => {
    expect(
      trackFaces(
        samplesOf(6, () => [face(0.5, 0.5, 0.25)]),
        aspect,
      ),
    ).toEqual([]);
  });

  it('is the same after two seconds out of sight, and another after more', () => {
    const gone = (from: number, to: number) =>
      samplesOf(10, (ms) => (ms > from && ms < to ? [] : [face(0.5, 0.5)]));
    expect(trackFaces(gone(3_000, 5_000), aspect)).toHaveLength(1);
    expect(trackFaces(gone(3_000, 5_500), aspect)).toHaveLength(2);
  });

  it('is not somebody else on the other side of the room, nor of twice the size', () => {
    const jump = samplesOf(4, (ms) => [ms < 2_000 ? face(0.2, 0.5) : face(0.6, 0.5)]);
    expect(trackFaces(jump, aspect)).toHaveLength(2);
    const large = { x: 0.4, y: 0.4, width: 0.2, height: 0.35, score: 0.9 };
    expect(
      trackFaces(
        samplesOf(4, (ms) => [ms < 2_000 ? face(0.5, 0.5) : large]),
        aspect,
      ),
    ).toHaveLength(2);
  });
});

describe('a second look', () => {
  it('is had around both ends, where a face was out of sight and where it moved far', () => {
    const samples = samplesOf(30, (ms) => {
      if (ms < 5_000 || ms > 20_000 || ms === 10_000) return [];
      return [face(ms < 15_000 ? 0.3 : 0.36, 0.5)];
    });
    const ranges = lookCloser(trackFaces(samples, aspect), { ...times, aspect });
    expect(ranges).toEqual([
      { startMs: 4_500, endMs: 5_000 },
      { startMs: 9_500, endMs: 10_500 },
      { startMs: 14_500, endMs: 15_000 },
      { startMs: 20_000, endMs: 20_500 },
    ]);
  });

  it('is not needed where somebody sits still from the first picture to the last', () => {
    const samples = samplesOf(60, () => [face(0.5, 0.5)]);
    expect(lookCloser(trackFaces(samples, aspect), { ...times, aspect })).toEqual([
      { startMs: 59_500, endMs: 60_000 },
    ]);
  });
});

describe('the covers of a face', () => {
  const coversOf = (samples: Sample[]) => {
    const track = only(trackFaces(samples, aspect));
    return { track, covers: coversFor(track, times) };
  };
  const seen = (track: Track, covers: readonly Cover[]) =>
    track.filter((sight) => !isHidden(sight, covers, sight.ms));

  it('hide all of it at every moment, wherever it goes and however large it becomes', () => {
    const samples = samplesOf(50, (ms) => {
      const size = 1 + ms / 12_000;
      const at = { x: 0.5 + 0.3 * Math.sin(ms / 4_000), y: 0.5 + 0.2 * Math.cos(ms / 6_200) };
      const [width, height] = [0.04 * size, 0.07 * size];
      return [{ x: at.x - width / 2, y: at.y - height / 2, width, height, score: 0.9 }];
    });
    const { track, covers } = coversOf(samples);
    expect(covers.length).toBeGreaterThan(3);
    for (const cover of covers) expect(() => Cover.parse(cover)).not.toThrow();
    expect(seen(track, covers)).toEqual([]);
  });

  it('stay in the picture, begin before it and end after it', () => {
    const { covers } = coversOf(samplesOf(30, (ms) => (ms < 5_000 || ms > 9_000 ? [] : [face(0.02, 0.04)])));
    const cover = only(covers);
    expect([cover.startMs, cover.endMs]).toEqual([5_000 - extendMs, 9_000 + extendMs]);
    for (const { x, y } of cover.keys) expect([x, y]).toEqual([0, 0]);
  });

  it('reach the end where the face was there at the last look', () => {
    expect(only(coversOf(samplesOf(60, () => [face(0.5, 0.5)])).covers)).toMatchObject({
      ...{ startMs: 0, endMs: durationMs },
      keys: [{ ms: 0 }, { ms: 59_500 }],
    });
  });

  it('are several where one would need too many places, each beginning where the one before ends', () => {
    const { track, covers } = coversOf(samplesOf(60, (ms) => [face(0.5 + ((ms / 500) % 2) * 0.03, 0.5)]));
    expect(covers.length).toBeGreaterThan(1);
    expect(Math.max(...covers.map(({ keys }) => keys.length))).toBe(mostKeys);
    expect(seen(track, covers)).toEqual([]);
    const [first, second] = covers;
    expect(first?.keys.at(-1)).toEqual(second?.keys[0]);
    expect(new Set(covers.map(({ face: found }) => found?.track)).size).toBe(1);
  });
});

describe('what a person has to look at', () => {
  const doubtsIn = (samples: Sample[]) =>
    trackFaces(samples, aspect).flatMap((track) =>
      doubtsOf(track, coversFor(track, times), times).map(({ ms, why }) => [ms, why]),
    );

  it('is nothing where a face is surely there from the first picture to the last', () => {
    expect(doubtsIn(samplesOf(60, () => [face(0.5, 0.5)]))).toEqual([]);
  });

  it('is where it appears or is lost in the middle of the picture, and not where it comes in at the edge', () => {
    const within = (at: number) => samplesOf(30, (ms) => (ms < 5_000 || ms > 9_000 ? [] : [face(at, 0.5)]));
    expect(doubtsIn(within(0.5))).toEqual([
      [5_000 - extendMs, 'appears'],
      [9_000 + extendMs, 'lost'],
    ]);
    expect(doubtsIn(within(0.03))).toEqual([]);
  });

  it('is where it was out of sight, where it was hardly known, once for each time, and what was seen for a moment', () => {
    const gap = samplesOf(60, (ms) => (ms > 3_000 && ms < 5_000 ? [] : [face(0.5, 0.5)]));
    expect(doubtsIn(gap)).toEqual([[4_000, 'between']]);
    const weak: Record<number, number> = { 4000: 0.4, 4500: 0.2, 5000: 0.45, 9000: 0.55 };
    expect(doubtsIn(samplesOf(60, (ms) => [face(0.5, 0.5, weak[ms] ?? 0.9)]))).toEqual([
      [4_500, 'unsure'],
      [9_000, 'unsure'],
    ]);
    expect(doubtsIn(samplesOf(30, (ms) => (ms === 7_000 ? [face(0.5, 0.5)] : [])))).toEqual([
      [7_000, 'brief'],
    ]);
  });
});

describe('a closer look', () => {
  /** A picture without faces, in which each pixel tells where it is. */
  const picture: Picture = {
    ...{ width: 100, height: 50 },
    rgb: Uint8Array.from({ length: 100 * 50 * 3 }, (_, i) => Math.floor(i / 3) % 100),
  };

  it('looks at the whole and at four parts of it, and tells where in the whole each face is, once', async () => {
    const sizes: [number, number, number][] = [];
    const found = await closely(async ({ width, height, rgb }) => {
      sizes.push([width, height, rgb[0] ?? -1]);
      // One face at 0.9 from the left, which only its part shows; the whole shows another, at the left.
      if (width === 100) return [face(0.1, 0.5)];
      return rgb[0] === 42 ? [face(0.83, 0.5)] : [];
    })(picture);
    expect(sizes).toEqual([[100, 50, 0], ...[0, 42, 0, 42].map((left) => [58, 29, left])]);
    const middles = found.map(({ x, width }) => Math.round((x + width / 2) * 100));
    expect(middles.toSorted((a, b) => a - b)).toEqual([10, 90, 90]);
    expect(found.filter(({ width }) => width < 0.03)).toHaveLength(2);
  });

  it('passes over what the cut went through, and what the whole has already', async () => {
    const found = await closely(async ({ width, rgb }) => {
      if (width === 100) return [face(0.5, 0.5)];
      const isLeft = rgb[0] === 0;
      return isLeft ? [{ ...face(0.99, 0.5), width: 0.03 }] : [];
    })(picture);
    expect(found).toEqual([face(0.5, 0.5)]);
  });
});
