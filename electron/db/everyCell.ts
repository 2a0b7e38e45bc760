import Database from 'better-sqlite3';

/** All that one table of a database says. */
export interface TableText {
  table: string;
  rows: number;
  /** Each cell of each row, after the name of its column. */
  chunks: Iterable<Uint8Array>;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

const utf8 = new TextEncoder();

function* cellsOf(file: Database.Database, table: string): Generator<Uint8Array> {
  const rows = file.prepare(`SELECT * FROM ${quoted(table)}`).iterate() as Iterable<Record<string, unknown>>;
  for (const row of rows)
    for (const [column, value] of Object.entries(row))
      yield value instanceof Uint8Array ? value : utf8.encode(`\n${column}\t${value}\n`);
}

/**
 * Reads every cell of every table of any SQLite file, as a reader of the database sees them: a value that is spread
 * over pages is whole here.
 * @param path a copy that nobody else uses, with its write-ahead log beside it
 * @throws Error where it is no database, or a damaged one
 */
export function* everyTable(path: string): Generator<TableText> {
  const file = new Database(path, { fileMustExist: true });
  try {
    const schema = file.prepare('SELECT name, sql FROM sqlite_schema').all() as {
      name: string;
      sql: string | null;
    }[];
    const words = schema.map(({ name, sql }) => `${name} ${sql ?? ''}`).join('\n');
    yield { table: 'sqlite_schema', rows: schema.length, chunks: [utf8.encode(words)] };
    const tables = file.prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'view' AND name <> 'sqlite_schema'",
    );
    for (const table of tables.pluck().all() as string[]) {
      const rows = Number(
        file
          .prepare(`SELECT count(*) FROM ${quoted(table)}`)
          .pluck()
          .get(),
      );
      yield { table, rows, chunks: cellsOf(file, table) };
    }
  } finally {
    file.close();
  }
}
