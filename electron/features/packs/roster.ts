import { RatingsFileError, rowsOf } from '#shared/agreement/csvRows.ts';
import { problem } from '#shared/contract/errors.ts';

/** A line of a roster: a file, and who handed it in. */
export interface RosterLine {
  line: number;
  educator: string;
  school: string;
  reference: string;
  file: string;
  title: string;
  words: string[];
}

export interface Roster {
  lines: RosterLine[];
  /** Columns that say nothing here. */
  unknown: string[];
}

const heads = ['educator', 'school', 'id', 'file', 'title', 'words'] as const;
type Head = (typeof heads)[number];

const remedy =
  'Give the first line these heads, separated by commas: educator, school, id, file, title, words. Only educator and file are needed; words are separated by semicolons.';

const wrong = (message: string, cause?: unknown) => problem('invalid_input', message, remedy, cause);

/**
 * Reads a roster from CSV (RFC 4180): a line for each file, in any order of columns.
 * @throws ProblemError `invalid_input` with the number of the line that is wrong
 */
export function readRoster(text: string): Roster {
  try {
    const [first, ...rows] = rowsOf(text);
    const found = (first?.cells ?? []).map((cell) => cell.trim().toLowerCase());
    const at = (head: Head) => found.indexOf(head);
    if (at('educator') < 0 || at('file') < 0)
      throw wrong('The roster has no column “educator”, or none “file”.');
    const lines = rows.map(({ line, cells }) => {
      if (cells.length > found.length)
        throw wrong(`The roster, line ${line}: there are ${cells.length} cells under ${found.length} heads.`);
      const cell = (head: Head) => cells[at(head)]?.trim() ?? '';
      const [educator, file] = [cell('educator'), cell('file')];
      if (educator === '' || file === '')
        throw wrong(`The roster, line ${line}: the ${file === '' ? 'file' : 'educator'} is missing.`);
      const long = heads.find((head) => head !== 'words' && head !== 'file' && cell(head).length > 300);
      if (long) throw wrong(`The roster, line ${line}: the ${long} is longer than 300 characters.`);
      const words = cell('words')
        .split(';')
        .map((word) => word.trim());
      return {
        ...{ line, educator, school: cell('school'), reference: cell('id'), file, title: cell('title') },
        words: words.filter((word) => word.length >= 2 && word.length <= 200),
      };
    });
    if (lines.length === 0) throw wrong('The roster names no file.');
    return { lines, unknown: found.filter((head) => head !== '' && !heads.includes(head as Head)) };
  } catch (error) {
    throw error instanceof RatingsFileError ? wrong(`The roster, ${error.message}`, error) : error;
  }
}
