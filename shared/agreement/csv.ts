import { RatingsFileError, type Row, rowsOf } from './csvRows.ts';
import { missing, type Ratings } from './ratings.ts';

/** The ratings of one criterion as they come in. */
interface Column {
  readonly units: Map<string, number>;
  readonly raters: Map<string, number>;
  readonly unit: number[];
  readonly rater: number[];
  readonly score: number[];
  readonly line: number[];
}

const newColumn = (): Column => ({
  units: new Map(),
  raters: new Map(),
  unit: [],
  rater: [],
  score: [],
  line: [],
});

function placeIn(known: Map<string, number>, name: string): number {
  const place = known.get(name);
  if (place !== undefined) return place;
  known.set(name, known.size);
  return known.size - 1;
}

function add(column: Column, unit: string, rater: string, { score, line }: { score: number; line: number }) {
  column.unit.push(placeIn(column.units, unit));
  column.rater.push(placeIn(column.raters, rater));
  column.score.push(score);
  column.line.push(line);
}

/** @returns null where there is no rating: an empty cell, or NA as R writes it */
function scoreIn(cell: string, line: number): number | null {
  const text = cell.trim();
  if (text === '' || text === 'NA') return null;
  if (!/^-?\d{1,9}$/.test(text))
    throw new RatingsFileError(
      line,
      `“${text}” is not a whole number. Scores are whole numbers; leave the cell empty where there is none.`,
    );
  return Number(text);
}

function nameIn(cell: string | undefined, line: number, what: string): string {
  const name = (cell ?? '').trim();
  if (name === '') throw new RatingsFileError(line, `the ${what} is missing. Every row needs one.`);
  return name;
}

function expectWidth({ line, cells }: Row, width: number): void {
  if (cells.length !== width)
    throw new RatingsFileError(
      line,
      `it has ${cells.length} cells and the first line ${width}. Give every line as many.`,
    );
}

type Columns = Map<string, Column>;

function columnFor(columns: Columns, criterion: string): Column {
  const known = columns.get(criterion) ?? newColumn();
  columns.set(criterion, known);
  return known;
}

/** Rows of unit, rater, perhaps criterion, and score, in the order their heads give. */
function readRows(rows: Iterable<Row>, heads: readonly string[]): Columns {
  const [unit, rater, score] = ['unit', 'rater', 'score'].map((head) => heads.indexOf(head));
  const criterion = heads.indexOf('criterion');
  const columns: Columns = new Map();
  for (const row of rows) {
    const { line, cells } = row;
    expectWidth(row, heads.length);
    const name = criterion < 0 ? 'all' : nameIn(cells[criterion], line, 'criterion');
    const given = scoreIn(cells[score ?? 0] ?? '', line);
    const [of, by] = [nameIn(cells[unit ?? 0], line, 'unit'), nameIn(cells[rater ?? 0], line, 'rater')];
    if (given !== null) add(columnFor(columns, name), of, by, { score: given, line });
  }
  return columns;
}

/** A line for each unit and a column for each rater. */
function readMatrix(rows: Iterable<Row>, heads: readonly string[]): Columns {
  const columns: Columns = new Map();
  const column = columnFor(columns, 'all');
  const lines = new Map<string, number>();
  for (const row of rows) {
    const { line, cells } = row;
    expectWidth(row, heads.length);
    const unit = nameIn(cells[0], line, 'unit');
    const before = lines.get(unit);
    if (before !== undefined)
      throw new RatingsFileError(
        line,
        `unit “${unit}” is there already, at line ${before}. Keep one of the two.`,
      );
    lines.set(unit, line);
    for (let at = 1; at < heads.length; at++) {
      const score = scoreIn(cells[at] ?? '', line);
      if (score !== null) add(column, unit, heads[at] ?? '', { score, line });
    }
  }
  return columns;
}

/** So many cells of units × raters are held at once. */
const mostCells = 400_000_000;

function ratingsIn(column: Column, scale: readonly number[] | undefined): Ratings {
  const [units, raters] = [[...column.units.keys()], [...column.raters.keys()]];
  if (units.length * raters.length > mostCells)
    throw new RatingsFileError(
      1,
      `${units.length} units by ${raters.length} raters are too many for one table. Split the file.`,
    );
  const categories = (scale ?? [...new Set(column.score)]).toSorted((a, b) => a - b);
  const codeOf = new Map(categories.map((score, code) => [score, code]));
  const codes = new Int16Array(units.length * raters.length).fill(missing);
  const seen = new Int32Array(codes.length);
  for (let at = 0; at < column.score.length; at++) {
    const [score, line] = [column.score[at] ?? 0, column.line[at] ?? 0];
    const cell = (column.unit[at] ?? 0) * raters.length + (column.rater[at] ?? 0);
    const code = codeOf.get(score);
    if (code === undefined)
      throw new RatingsFileError(
        line,
        `${score} is not on the scale ${categories.join(', ')}. Correct it or give the whole scale.`,
      );
    if (seen[cell] !== 0)
      throw new RatingsFileError(
        line,
        `this unit has a rating by this rater already, at line ${seen[cell]}. Keep one of the two.`,
      );
    seen[cell] = line;
    codes[cell] = code;
  }
  return { units, raters, categories, codes };
}

const help =
  'Begin with a line of heads: unit,rater,criterion,score, or unit and then one column for each rater.';

/**
 * Reads ratings from CSV (RFC 4180): rows of `unit,rater,criterion,score` in any order of columns, `criterion` being
 * optional, or a matrix of units by raters, whose criterion is `all`. An empty cell or NA is a missing rating.
 * @param scale the score points there are; where it is not given, those that occur for the criterion
 * @returns the ratings of each criterion
 * @throws RatingsFileError with the line and what to do
 */
export function ratingsFromCsv(text: string, scale?: readonly number[]): Map<string, Ratings> {
  const rows = rowsOf(text);
  const first = rows.next();
  if (first.done) throw new RatingsFileError(1, `the file is empty. ${help}`);
  const heads = first.value.cells.map((cell) => cell.trim());
  const lower = heads.map((head) => head.toLowerCase());
  const isRows = lower.includes('score') || lower.includes('rater');
  const absent = ['unit', 'rater', 'score'].filter((head) => !lower.includes(head));
  if (isRows && absent.length > 0)
    throw new RatingsFileError(1, `there is no column “${absent.join('” and no “')}”. ${help}`);
  if (!isRows && heads.length < 3) throw new RatingsFileError(1, `there are fewer than two raters. ${help}`);
  const twice = heads.find((head, at) => heads.indexOf(head) !== at);
  if (twice !== undefined)
    throw new RatingsFileError(1, `the head “${twice}” is there twice. Name each column once.`);
  const columns = isRows ? readRows(rows, lower) : readMatrix(rows, heads);
  const read = [...columns].map(([criterion, column]) => [criterion, ratingsIn(column, scale)] as const);
  if (read.every(([, { codes }]) => codes.length === 0))
    throw new RatingsFileError(first.value.line, `there are no ratings below the heads. ${help}`);
  return new Map(read);
}
