import { type Drift, driftOf } from '#shared/agreement/drift.ts';
import type { Insufficient } from '#shared/agreement/statistic.ts';
import type { CountedReading } from '#shared/exchange/agreement.ts';
import type { ReadingTable } from './table.ts';

/** A reading and how far its points lie from the median of the other readers', averaged over the criteria. */
export interface Departure {
  readonly reading: CountedReading;
  readonly error: number;
}

export interface ReaderDrift {
  readonly reader: string;
  readonly departures: readonly Departure[];
  readonly drift: Drift | Insufficient;
}

/** So many readers and more tell who of them drifts. */
export const enoughToTellWho = 4;

const dayMs = 86_400_000;
const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

function medianOf(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b);
  const middle = ordered.length / 2;
  return meanOf(ordered.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1));
}

function pointsOn(reading: CountedReading | undefined, place: number): number[] {
  const points = reading?.points[place];
  return points === null || points === undefined ? [] : [points];
}

function departureOf(
  reading: CountedReading,
  others: readonly (CountedReading | undefined)[],
  places: readonly number[],
): Departure | undefined {
  const errors = places.flatMap((place) => {
    const theirs = others.flatMap((other) => pointsOn(other, place));
    return theirs.length === 0 ? [] : pointsOn(reading, place).map((own) => own - medianOf(theirs));
  });
  return errors.length === 0 ? undefined : { reading, error: meanOf(errors) };
}

/**
 * Whether each reader moves with time, against the median of the others on the same submissions. From four readers on a
 * single one who drifts moves it little; of fewer nobody can tell which of them it is.
 * @param places of the criteria in the rubric
 */
export function readerDrifts(table: ReadingTable, places: readonly number[]): ReaderDrift[] {
  const width = table.readers.length;
  return table.readers.map((reader, column) => {
    const departures = table.submissions
      .flatMap((_, row) => {
        const line = table.cells.slice(row * width, (row + 1) * width);
        const own = line[column];
        return (own && departureOf(own, line.toSpliced(column, 1), places)) ?? [];
      })
      .toSorted((a, b) => a.reading.at.localeCompare(b.reading.at));
    const begin = Date.parse(departures[0]?.reading.at ?? '');
    const drift = driftOf(
      departures.map(({ reading: { at }, error }) => ({ at: (Date.parse(at) - begin) / dayMs, error })),
    );
    return { reader, departures, drift };
  });
}

/** The first point of the chart at which a limit is passed, and which way; undefined where none is. */
export function signalOf(drift: Drift): { point: number; way: 'higher' | 'lower' } | undefined {
  const point = drift.chart.findIndex(
    ({ ewma, limit, above, below, reach }) => Math.abs(ewma) > limit || above > reach || below > reach,
  );
  const found = drift.chart[point];
  if (found === undefined) return undefined;
  return { point, way: found.ewma > 0 ? 'higher' : 'lower' };
}

function strength({ drift }: ReaderDrift): number {
  if (drift.kind === 'insufficient') return -1;
  return drift.chart.reduce(
    (most, { ewma, limit }) => Math.max(most, limit > 0 ? Math.abs(ewma) / limit : 0),
    0,
  );
}

/** Whoever leaves the limits furthest first. */
export function strongest(drifts: readonly ReaderDrift[]): ReaderDrift[] {
  return drifts.toSorted((a, b) => strength(b) - strength(a));
}
