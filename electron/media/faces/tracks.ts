import type { Face } from './detector.ts';

/** The faces of one moment. */
export interface Sample {
  ms: number;
  faces: readonly Face[];
}

/** A face at a moment. */
export interface Sight extends Face {
  ms: number;
}

/** One face as it goes through a recording: its sights by time, at least one. */
export type Track = readonly [Sight, ...Sight[]];

/** Sure enough to go first, and to begin a track with nothing before it. */
export const strongScore = 0.5;
const beginScore = 0.3;

/** For so long a face may be out of sight and still be the same. */
const bridgeMs = 2_000;

/** How far a face may have moved, in its own sizes: at once, and more for every half second. */
const reach = { atOnce: 0.6, eachHalfSecond: 0.8, most: 2.2 } as const;

const mostTimesLarger = 2;

/** How far apart two faces are, in their own sizes. @param aspect width of the picture by its height */
export function apart(a: Face, b: Face, aspect: number): number {
  const dx = (a.x + a.width / 2 - b.x - b.width / 2) * aspect;
  const dy = a.y + a.height / 2 - b.y - b.height / 2;
  const size = (a.height + b.height + (a.width + b.width) * aspect) / 4;
  return Math.hypot(dx, dy) / size;
}

function mayBe(known: Sight, face: Face, ms: number, aspect: number): number | undefined {
  const away = Math.abs(ms - known.ms);
  if (away > bridgeMs) return undefined;
  const larger = Math.max(known.height / face.height, face.height / known.height);
  if (larger > mostTimesLarger) return undefined;
  const far = apart(known, face, aspect);
  const most = Math.min(reach.atOnce + (reach.eachHalfSecond * away) / 500, reach.most);
  return far <= most ? far : undefined;
}

/** Pairs that belong together, the nearest first. */
function pairs<K, F extends Face>(
  known: readonly K[],
  faces: readonly F[],
  far: (known: K, face: F) => number | undefined,
): [K, F][] {
  const all = known.flatMap((one) =>
    faces.flatMap((face) => {
      const distance = far(one, face);
      return distance === undefined ? [] : [{ one, face, distance }];
    }),
  );
  const taken = new Set<unknown>();
  return all
    .toSorted((a, b) => a.distance - b.distance)
    .flatMap(({ one, face }): [K, F][] => {
      if (taken.has(one) || taken.has(face)) return [];
      taken.add(one).add(face);
      return [[one, face]];
    });
}

type Growing = [Sight, ...Sight[]];

export const lastOf = (track: Track): Sight => track.at(-1) ?? track[0];

/**
 * Follows faces from moment to moment, forwards, then each from its first sight backwards. What is sure goes first;
 * what is less sure goes on with what is there, and begins nothing below a third (as ByteTrack does it: Zhang et al.
 * 2022).
 * @param samples by time
 * @param aspect width of the picture by its height
 */
export function trackFaces(samples: readonly Sample[], aspect: number): Track[] {
  const tracks: Growing[] = [];
  const used = new Set<Face>();
  for (const { ms, faces } of samples) {
    const grown = new Set<Growing>();
    const goOn = (some: readonly Face[]) => {
      const open = tracks.filter((track) => !grown.has(track) && ms - lastOf(track).ms <= bridgeMs);
      const far = (track: Growing, face: Face) => mayBe(lastOf(track), face, ms, aspect);
      for (const [track, face] of pairs(open, some, far)) {
        track.push({ ...face, ms });
        grown.add(track);
        used.add(face);
      }
    };
    goOn(faces.filter(({ score }) => score >= strongScore));
    goOn(faces.filter(({ score }) => score < strongScore));
    for (const face of faces) {
      if (used.has(face) || face.score < beginScore) continue;
      used.add(face);
      tracks.push([{ ...face, ms }]);
    }
  }
  const backwards = samples.toReversed();
  for (const track of tracks)
    for (const { ms, faces } of backwards) {
      const [first] = track;
      if (ms >= first.ms) continue;
      if (ms < first.ms - bridgeMs) break;
      const free = faces.filter((face) => !used.has(face));
      const [found] = pairs([first], free, (known, face) => mayBe(known, face, ms, aspect));
      if (!found) continue;
      used.add(found[1]);
      track.unshift({ ...found[1], ms });
    }
  return tracks.toSorted((a, b) => a[0].ms - b[0].ms);
}

export interface Range {
  startMs: number;
  endMs: number;
}

function joined(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = merged.at(-1);
    if (last && range.startMs <= last.endMs) last.endMs = Math.max(last.endMs, range.endMs);
    else merged.push({ ...range });
  }
  return merged;
}

/** Moved by more than this, in its own sizes, a face is looked for in between. */
const farMoved = 0.4;

/**
 * Where a second look is needed: around the ends of what was followed, where a face was out of sight, and where it
 * moved far.
 * @param everyMs between two moments of the first look
 */
export function lookCloser(
  tracks: readonly Track[],
  { everyMs, durationMs, aspect }: { everyMs: number; durationMs: number; aspect: number },
): Range[] {
  const ranges = tracks.flatMap((track) => {
    const [first, last] = [track[0], lastOf(track)];
    const between = track.flatMap((sight, i) => {
      const before = track[i - 1];
      if (!before) return [];
      const isUnsure = sight.ms - before.ms > everyMs || apart(before, sight, aspect) > farMoved;
      return isUnsure ? [{ startMs: before.ms, endMs: sight.ms }] : [];
    });
    return [
      { startMs: first.ms - everyMs, endMs: first.ms },
      ...between,
      { startMs: last.ms, endMs: last.ms + everyMs },
    ];
  });
  const inside = ranges.map(({ startMs, endMs }) => ({
    startMs: Math.max(startMs, 0),
    endMs: Math.min(endMs, durationMs),
  }));
  return joined(inside.filter(({ startMs, endMs }) => startMs < endMs));
}
