/** What is wrong with a file of ratings, at which of its lines, and what to do. */
export class RatingsFileError extends Error {
  override readonly name = 'RatingsFileError';
  readonly line: number;
  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`);
    this.line = line;
  }
}

/** A line of a file: its number and its cells. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** One quoted cell from just behind its opening quote. @returns its text and where it ended; undefined if it never does */
function quotedCell(text: string, from: number): { cell: string; end: number } | undefined {
  let [cell, at] = ['', from];
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { cell, end: quote + 1 };
    cell += '"';
    at = quote + 2;
  }
}

/** A line with quotes, which may go on over several lines. */
function quotedRow(text: string, from: number, line: number): { cells: string[]; end: number } {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    if (text[at] === '"') {
      const found = quotedCell(text, at + 1);
      if (!found) throw new RatingsFileError(line, 'a quotation mark is opened and never closed.');
      cells.push(found.cell);
      at = found.end;
      if (at < text.length && !/[,\r\n]/.test(text[at] ?? ''))
        throw new RatingsFileError(
          line,
          'a quoted cell is followed by more text. Double the quotation marks inside it.',
        );
    } else {
      const length = text.slice(at).search(/[,\r\n]/);
      const end = length < 0 ? text.length : at + length;
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text[at] !== ',') return { cells, end: text[at] === '\r' ? at + 1 : at };
    at++;
  }
}

/** The rows of a file by RFC 4180, with the number of their first line; empty lines are left out. */
export function* rowsOf(text: string): Generator<Row> {
  let [at, line] = [text.startsWith('\uFEFF') ? 1 : 0, 1];
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    const plain = text.slice(at, end).replace(/\r$/, '');
    if (!plain.includes('"')) {
      if (plain.trim() !== '') yield { line, cells: plain.split(',') };
      at = end + 1;
      line++;
      continue;
    }
    const row = quotedRow(text, at, line);
    yield { line, cells: row.cells };
    line += text.slice(at, row.end).split('\n').length;
    at = row.end + 1;
  }
}
