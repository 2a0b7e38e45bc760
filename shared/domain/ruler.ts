import type { Observations } from '../agreement/facets/observations.ts';
import type { Criterion } from './rubric.ts';

/** Score points of one scale that tell something; those that were never given have no threshold to be told. */
export interface Scale {
  /** The criterion's letter; undefined for the scale of all criteria. */
  readonly letter: string | undefined;
  /** Names of the score points, low to high. */
  readonly points: readonly string[];
  /** The place of each level among the points; of one that is left out, that of the next below. */
  readonly codes: readonly number[];
  /** Places of the levels that are left out. */
  readonly without: readonly number[];
}

/** A level that a rater gave a submission on a criterion, all by their places. */
export interface GivenLevel {
  readonly submission: number;
  readonly rater: number;
  readonly criterion: number;
  readonly level: number;
}

/** Whether the criteria can share thresholds: only scales of one length can. */
export const canShareScale = (criteria: readonly Criterion[]): boolean =>
  new Set(criteria.map(({ levels }) => levels.length)).size < 2;

function scaleOf(letter: string | undefined, names: readonly string[], given: readonly GivenLevel[]): Scale {
  const used = new Set(given.map(({ level }) => level));
  const kept = [...names.keys()].filter((level) => used.has(level));
  return {
    letter,
    points: kept.map((level) => names[level] ?? ''),
    codes: names.map((_, level) => Math.max(0, kept.filter((one) => one <= level).length - 1)),
    without: [...names.keys()].filter((level) => !used.has(level)),
  };
}

/** One scale for all criteria, or one for each. A scale of all is named by points only where all have the same. */
export function scalesOf(
  criteria: readonly Criterion[],
  given: readonly GivenLevel[],
  own: boolean,
): Scale[] {
  const names = criteria.map(({ levels }) => levels.map(({ points }) => String(points)));
  if (own)
    return criteria.map(({ letter }, place) =>
      scaleOf(
        letter,
        names[place] ?? [],
        given.filter(({ criterion }) => criterion === place),
      ),
    );
  const [first = []] = names;
  const alike = names.every((some) => some.join() === first.join());
  return [scaleOf(undefined, alike ? first : first.map((_, level) => String(level + 1)), given)];
}

/** The levels as places on their scales. */
export function observationsOf(given: readonly GivenLevel[], scales: readonly Scale[]): Observations {
  const codeOf = ({ criterion, level }: GivenLevel) => (scales[criterion] ?? scales[0])?.codes[level] ?? 0;
  return {
    submission: Int32Array.from(given, ({ submission }) => submission),
    rater: Int32Array.from(given, ({ rater }) => rater),
    criterion: Int32Array.from(given, ({ criterion }) => criterion),
    score: Int16Array.from(given, codeOf),
  };
}

/** The score points of each criterion that its scale tells of, low to high: what is left out is never expected. */
export function toldPoints(criteria: readonly Criterion[], scales: readonly Scale[]): number[][] {
  return criteria.map(({ levels }, place) => {
    const without = new Set((scales[place] ?? scales[0])?.without);
    return levels.flatMap(({ points }, at) => (without.has(at) ? [] : [points]));
  });
}
