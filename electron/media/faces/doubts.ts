import type { Doubt } from '#shared/domain/faces.ts';
import type { Cover } from '#shared/domain/redaction.ts';
import { extendMs } from './covers.ts';
import { lastOf, type Sight, strongScore, type Track } from './tracks.ts';

/** Nearer than this to the edge of the picture a face comes in or goes out, in its own sizes. */
const nearEdge = 0.5;

/** Out of sight for longer than this it may have been somewhere else in between. */
const betweenMs = 400;

/** Seen for less than this, or never surely, it may be no face. */
const briefMs = 700;

function isAtEdge({ x, y, width, height }: Sight): boolean {
  const [wide, high] = [nearEdge * width, nearEdge * height];
  return x < wide || y < high || x + width > 1 - wide || y + height > 1 - high;
}

/** Less sure than this a face is hardly known as one. */
const sureScore = 0.6;

/** The least sure moment of each stretch in which it was not sure. */
function unsure(track: Track): Sight[] {
  const least: Sight[] = [];
  let isOpen = false;
  for (const sight of track) {
    const last = least.at(-1);
    if (sight.score >= sureScore) isOpen = false;
    else if (!isOpen || !last) {
      least.push(sight);
      isOpen = true;
    } else if (sight.score < last.score) least[least.length - 1] = sight;
  }
  return least;
}

/**
 * The moments of one track at which a person has to look whether all is covered, and nothing else.
 * @param covers of that track
 * @param everyMs between two looks
 */
export function doubtsOf(
  track: Track,
  covers: readonly Cover[],
  { everyMs, durationMs }: { everyMs: number; durationMs: number },
): Doubt[] {
  const [first, last] = [track[0], lastOf(track)];
  const score = Math.max(...track.map((sight) => sight.score));
  const at = (ms: number, why: Doubt['why'], sure: number): Doubt[] => {
    const cover = covers.find(({ endMs }) => endMs >= ms) ?? covers.at(-1);
    if (!cover) return [];
    return [
      {
        ms: Math.round(Math.min(Math.max(ms, 0), durationMs)),
        why,
        coverId: cover.id,
        score: sure,
        seen: false,
      },
    ];
  };
  if (score < strongScore || last.ms - first.ms < briefMs)
    return at((first.ms + last.ms) / 2, 'brief', score);
  const between = track.flatMap((sight, i) => {
    const before = track[i - 1];
    if (!before || sight.ms - before.ms <= betweenMs + everyMs) return [];
    return at((before.ms + sight.ms) / 2, 'between', Math.min(before.score, sight.score));
  });
  return [
    ...(first.ms > 0 && !isAtEdge(first) ? at(first.ms - extendMs, 'appears', first.score) : []),
    ...between,
    ...unsure(track).flatMap(({ ms, score: sure }) => at(ms, 'unsure', sure)),
    ...(last.ms + everyMs < durationMs && !isAtEdge(last) ? at(last.ms + extendMs, 'lost', last.score) : []),
  ];
}
