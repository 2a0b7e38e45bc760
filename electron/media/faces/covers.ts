import { newId } from '#shared/domain/primitives.ts';
import { type Cover, type CoverKey, mostKeys } from '#shared/domain/redaction.ts';
import { lastOf, type Sight, type Track } from './tracks.ts';

/** How much is covered beyond what was found, in its own sizes: hair and ears, and the chin of somebody who speaks. */
const margin = { sides: 0.25, top: 0.35, bottom: 0.2 } as const;

/** A cover goes on for so long at both ends: nobody flashes through before or after. */
export const extendMs = 250;

/** Places nearer to the straight line than this, in sizes of the face, are left out; the cover is larger by it. */
const tolerance = 0.1;

/** A face that comes nearer than this is covered by a larger one. */
const mostTimesLarger = 1.4;

/** The middle of a face at a moment, in shares of the picture. */
interface Place {
  ms: number;
  x: number;
  y: number;
}

interface Size {
  width: number;
  height: number;
}

/** Stretches of a track in which the face stays about as large, each beginning where the one before ends. */
function stretches(track: Track): [Sight, ...Sight[]][] {
  const all: [Sight, ...Sight[]][] = [[track[0]]];
  let [least, most] = [track[0].height, track[0].height];
  for (const sight of track.slice(1)) {
    const open = all.at(-1);
    if (!open) continue;
    open.push(sight);
    [least, most] = [Math.min(least, sight.height), Math.max(most, sight.height)];
    if (most / least <= mostTimesLarger) continue;
    all.push([sight]);
    [least, most] = [sight.height, sight.height];
  }
  return all.filter((one) => one.length > 1 || all.length === 1);
}

/** The places that are needed so that the straight lines between them are near all (Ramer 1972; Douglas, Peucker 1973). */
function needed(places: readonly Place[], size: Size): Place[] {
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last || places.length <= 2) return [...places];
  const far = ({ ms, x, y }: Place) => {
    const share = (ms - first.ms) / (last.ms - first.ms);
    const [dx, dy] = [x - first.x - share * (last.x - first.x), y - first.y - share * (last.y - first.y)];
    return Math.max(Math.abs(dx) / size.width, Math.abs(dy) / size.height);
  };
  const distances = places.map(far);
  const farthest = Math.max(...distances);
  if (farthest <= tolerance) return [first, last];
  const at = distances.indexOf(farthest);
  return [...needed(places.slice(0, at + 1), size).slice(0, -1), ...needed(places.slice(at), size)];
}

/** To a hundredth of a pixel of any recording: every version of the list is kept. */
const rounded = (share: number) => Math.round(share * 1e5) / 1e5;

const inside = (start: number, length: number) => Math.min(Math.max(start, 0), 1 - length);

function keyAt({ ms, x, y }: Place, { width, height }: Size): CoverKey {
  const [left, top] = [inside(x - width / 2, width), inside(y - height / 2, height)];
  return {
    ...{ ms: Math.round(ms), x: rounded(left), y: rounded(top) },
    ...{ width: rounded(width), height: rounded(height) },
  };
}

function coversOf(sights: readonly [Sight, ...Sight[]]): Pick<Cover, 'keys'>[] {
  const face = {
    width: Math.max(...sights.map(({ width }) => width)),
    height: Math.max(...sights.map(({ height }) => height)),
  };
  const lift = ((margin.top - margin.bottom) / 2) * face.height;
  const places = sights.map(({ ms, x, y, width, height }) => ({
    ms,
    x: x + width / 2,
    y: y + height / 2 - lift,
  }));
  const size = {
    width: Math.min(face.width * (1 + 2 * margin.sides + 2 * tolerance), 1),
    height: Math.min(face.height * (1 + margin.top + margin.bottom + 2 * tolerance), 1),
  };
  const keys = needed(places, face).map((place) => keyAt(place, size));
  const many = Math.max(Math.ceil((keys.length - 1) / (mostKeys - 1)), 1);
  // Each begins with the last place of the one before.
  return Array.from({ length: many }, (_, i) => ({
    keys: keys.slice(i * (mostKeys - 1), (i + 1) * (mostKeys - 1) + 1),
  }));
}

/**
 * The covers that hide a face for as long as it was followed, one after the other where it grows or shrinks or moves
 * about a lot: larger than the face, and longer at both ends.
 * @param everyMs between two looks: nobody looked nearer to the end than that
 */
export function coversFor(
  track: Track,
  { everyMs, durationMs }: { everyMs: number; durationMs: number },
): Cover[] {
  const all = stretches(track).flatMap(coversOf);
  const face = { score: Math.max(...track.map(({ score }) => score)), track: newId() };
  const endsWithIt = lastOf(track).ms + everyMs >= durationMs;
  return all.map(({ keys }, i) => {
    const [first, last] = [keys[0]?.ms ?? 0, keys.at(-1)?.ms ?? 0];
    const isLast = i === all.length - 1;
    return {
      ...{ kind: 'cover', id: newId(), look: 'blur', face, keys },
      startMs: i === 0 ? Math.max(first - extendMs, 0) : first,
      endMs: Math.round(isLast && endsWithIt ? durationMs : Math.min(last + extendMs, durationMs)),
    };
  });
}
