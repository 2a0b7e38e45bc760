import type { CountedReading, Subject } from '#shared/exchange/agreement.ts';

/** A reading of a submission whose true scores are known. */
export interface SeedReading {
  readonly reading: CountedReading;
  /** By criterion of the rubric: own points less the true ones; null where either is missing. */
  readonly errors: readonly (number | null)[];
}

/** How one reader does on them. */
export interface SeedNumbers {
  readonly reader: string;
  readonly readings: readonly SeedReading[];
  readonly scores: number;
  readonly exact: number;
  /** Exact or one point off. */
  readonly adjacent: number;
  readonly meanError: number;
}

/** The programme's default for scales of four points (DOMAIN.md). */
export const tolerance = { exact: 0.7, adjacent: 0.95 } as const;

/** Of every reader with validity reads on the criteria at these places. */
export function seedNumbers(
  readings: readonly CountedReading[],
  subject: Subject,
  places: readonly number[],
): SeedNumbers[] {
  const truth = new Map(subject.anchors.map(({ submissionId, points }) => [submissionId, points]));
  const seeds = readings.flatMap((reading): SeedReading[] => {
    const known = truth.get(reading.submissionId);
    if (known === undefined) return [];
    const errors = places.map((place) => {
      const [own, right] = [reading.points[place] ?? null, known[place] ?? null];
      return own === null || right === null ? null : own - right;
    });
    return [{ reading, errors }];
  });
  const byReader = Map.groupBy(seeds, ({ reading }) => reading.reader);
  return [...byReader]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([reader, some]) => {
      const errors = some.flatMap((one) => one.errors.filter((error) => error !== null));
      const within = (most: number) => errors.filter((error) => Math.abs(error) <= most).length;
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
