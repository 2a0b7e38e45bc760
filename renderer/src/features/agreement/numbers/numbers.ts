import type { Insufficient } from '#shared/agreement/statistic.ts';
import type { CountedReading, Subject } from '#shared/exchange/agreement.ts';
import { type ReaderDrift, readerDrifts } from './drifts.ts';
import { chosenCriteria, type Filters, filtered } from './filters.ts';
import { type CriterionNumbers, criterionNumbers } from './overview.ts';
import { allPairs, type PairNumbers, stacked } from './pairs.ts';
import { type SecondReads, secondReads } from './sampling.ts';
import { type SeedNumbers, seedNumbers } from './seeds.ts';
import { type Severity, severityOf } from './severity.ts';
import { type ReadingTable, ratingsOn, tableOf } from './table.ts';

/** Everything the desk shows of the readings that the filters let through. */
export interface DeskNumbers {
  readonly table: ReadingTable;
  readonly readings: number;
  /** Submissions with two readers or more. */
  readonly overlap: number;
  readonly criteria: readonly CriterionNumbers[];
  /** Of all chosen criteria together; empty where their scales differ. */
  readonly pairs: readonly PairNumbers[];
  readonly severity: Severity | Insufficient;
  /** Of the chosen readers, each against all others. */
  readonly drifts: readonly ReaderDrift[];
  /** Readers whom the chosen ones are compared with, themselves among them. */
  readonly comparedReaders: number;
  readonly seeds: readonly SeedNumbers[];
  readonly secondReads: readonly SecondReads[];
}

export interface Question {
  readonly subject: Subject;
  readonly readings: readonly CountedReading[];
  readonly filters: Filters;
  /** Whether each criterion has thresholds of its own on the ruler. */
  readonly ownScales?: boolean;
}

/** Told how much is done, from 0 to 1. */
export type OnProgress = (done: number) => void;

export function deskNumbers(
  { subject, readings, filters, ownScales = false }: Question,
  onProgress: OnProgress = () => undefined,
): DeskNumbers {
  const some = filtered(readings, subject, filters);
  // Whoever is looked at alone is still compared with the others.
  const everyone = filtered(readings, subject, { ...filters, readers: [] });
  const everyTable = tableOf(everyone);
  const latest = (of: ReadingTable) => of.cells.filter((cell) => cell !== undefined);
  const chosen = chosenCriteria(subject, filters);
  const table = tableOf(some);
  const places = chosen.map(({ place }) => place);
  const ratings = chosen.map(({ criterion, place }) => ratingsOn(table, criterion, place));
  const steps = chosen.length + 4;
  let step = 0;
  const told = <T>(value: T): T => {
    onProgress(++step / steps);
    return value;
  };
  const together = stacked(ratings);
  const readersOf = table.submissions.map((_, row) =>
    table.cells.slice(row * table.readers.length, (row + 1) * table.readers.length).filter(Boolean),
  );
  return {
    table,
    readings: some.length,
    overlap: readersOf.filter(({ length }) => length > 1).length,
    criteria: chosen.map(({ criterion }, i) => {
      const found = ratings[i];
      if (found === undefined) throw new Error('a criterion without its ratings');
      return told(criterionNumbers(criterion.id, found));
    }),
    pairs: told(together ? allPairs(together) : []),
    severity: told(severityOf(table, chosen, ownScales)),
    drifts: told(readerDrifts(everyTable, places).filter(({ reader }) => table.readers.includes(reader))),
    comparedReaders: everyTable.readers.length,
    seeds: told(seedNumbers(latest(table), subject, places)),
    secondReads: secondReads(everyone, subject),
  };
}
