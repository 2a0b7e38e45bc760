import { missing, type Ratings } from '#shared/agreement/ratings.ts';
import type { Criterion } from '#shared/domain/rubric.ts';
import type { CountedReading } from '#shared/exchange/agreement.ts';

/** Readings as a table of submissions and readers: of several by one reader of one submission the latest. */
export interface ReadingTable {
  readonly submissions: readonly { id: string; name: string }[];
  readonly readers: readonly string[];
  /** Row-major: submission × reader. */
  readonly cells: readonly (CountedReading | undefined)[];
}

export function tableOf(readings: readonly CountedReading[]): ReadingTable {
  const submissions = new Map<string, { id: string; name: string }>();
  for (const { submissionId, submission } of readings)
    submissions.set(submissionId, { id: submissionId, name: submission });
  const rows = [...submissions.values()].toSorted((a, b) => a.name.localeCompare(b.name));
  const readers = [...new Set(readings.map(({ reader }) => reader))].toSorted();
  const rowOf = new Map(rows.map(({ id }, row) => [id, row]));
  const columnOf = new Map(readers.map((reader, column) => [reader, column]));
  const cells = new Array<CountedReading | undefined>(rows.length * readers.length).fill(undefined);
  for (const reading of readings) {
    const at = (rowOf.get(reading.submissionId) ?? 0) * readers.length + (columnOf.get(reading.reader) ?? 0);
    const before = cells[at];
    if (before === undefined || before.at < reading.at) cells[at] = reading;
  }
  return { submissions: rows, readers, cells };
}

/** The ratings on one criterion, with the whole scale of the rubric. */
export function ratingsOn(table: ReadingTable, criterion: Criterion, place: number): Ratings {
  const categories = criterion.levels.map(({ points }) => points);
  const codeOf = new Map(categories.map((points, code) => [points, code]));
  const codes = Int16Array.from(table.cells, (reading) => {
    const points = reading?.points[place];
    return (points === null || points === undefined ? undefined : codeOf.get(points)) ?? missing;
  });
  return { units: table.submissions.map(({ id }) => id), raters: [...table.readers], categories, codes };
}
