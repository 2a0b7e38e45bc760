import { levelsApart } from '#shared/domain/rubric.ts';
import type { CountedReading, Subject } from '#shared/exchange/agreement.ts';

/** A reading of a submission whose true scores are known. */
export interface SeedReading {
  readonly reading: CountedReading;
  /** By chosen criterion: own points less the true ones; null where either is missing. */
  readonly errors: readonly (number | null)[];
  /** In the same order: levels between the two. */
  readonly levels: readonly (number | null)[];
}

/** How one reader does on them. */
export interface SeedNumbers {
  readonly reader: string;
  readonly readings: readonly SeedReading[];
  readonly scores: number;
  readonly exact: number;
  /** Exact or on a neighbouring level. */
  readonly adjacent: number;
  readonly meanError: number;
}

function compare(
  { rubric }: Subject,
  place: number,
  [own, right]: readonly [number | null | undefined, number | null | undefined],
) {
  const criterion = rubric.criteria[place];
  const known = own !== null && own !== undefined && right !== null && right !== undefined;
  const levels = known && criterion ? levelsApart(criterion, own, right) : undefined;
  return known && levels !== undefined ? { error: own - right, levels } : undefined;
}

/** The programme's default for scales of four points (DOMAIN.md). */
export const tolerance = { exact: 0.7, adjacent: 0.95 } as const;

/**
 * Of every reader with validity reads on the criteria at these places.
 * @param readings the latest of each reader of each submission
 */
export function seedNumbers(
  readings: readonly CountedReading[],
  subject: Subject,
  places: readonly number[],
): SeedNumbers[] {
  const truth = new Map(subject.anchors.map(({ submissionId, points }) => [submissionId, points]));
  const seeds = readings.flatMap((reading): SeedReading[] => {
    const known = truth.get(reading.submissionId);
    if (known === undefined) return [];
    const compared = places.map((place) => compare(subject, place, [reading.points[place], known[place]]));
    return [
      {
        reading,
        errors: compared.map((one) => one?.error ?? null),
        levels: compared.map((one) => one?.levels ?? null),
      },
    ];
  });
  const byReader = Map.groupBy(seeds, ({ reading }) => reading.reader);
  return [...byReader]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([reader, some]) => {
      const errors = some.flatMap((one) => one.errors.filter((error) => error !== null));
      const levels = some.flatMap((one) => one.levels.filter((apart) => apart !== null));
      const within = (most: number) => levels.filter((apart) => apart <= most).length;
      return {
        reader,
        readings: some.toSorted((a, b) => a.reading.at.localeCompare(b.reading.at)),
        scores: errors.length,
        exact: within(0),
        adjacent: within(1),
        meanError: errors.reduce((sum, one) => sum + one, 0) / Math.max(1, errors.length),
      };
    });
}
