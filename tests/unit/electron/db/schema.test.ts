import type Database from 'better-sqlite3';
import { is } from 'drizzle-orm';
import {
  getTableConfig,
  getViewConfig,
  type SQLiteTable,
  SQLiteView,
  SQLiteTable as TableClass,
} from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '#electron/db/schema.ts';
import { databaseOf } from '#tests/helpers/profileKey.ts';
import { openTempStore, type TempStore } from '#tests/helpers/workstationStore.ts';

interface Column {
  name: string;
  type: string;
  notnull: number;
  pk: number;
}

let temp: TempStore;
let file: Database.Database;
beforeAll(() => {
  temp = openTempStore();
  file = databaseOf(temp.profile, { readonly: true });
});
afterAll(() => {
  file.close();
  temp.remove();
});

const tables: SQLiteTable[] = Object.values(schema).filter((value) => is(value, TableClass));
const typeOf: Record<string, string> = { text: 'TEXT', integer: 'INTEGER', real: 'REAL' };

function columnsOf(name: string): Column[] {
  return file.pragma(`table_info(${name})`) as Column[];
}

describe('what Drizzle is told about the tables', () => {
  it('covers every table there is', () => {
    const real = file
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
      )
      .pluck()
      .all();
    expect(tables.map((table) => getTableConfig(table).name).sort()).toEqual(real);
  });

  it.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
    'is what a migrated file holds: %s',
    (name, table) => {
      const config = getTableConfig(table);
      const composite = new Set(
        config.primaryKeys.flatMap((key) => key.columns.map((column) => column.name)),
      );
      const described = config.columns.map((column) => ({
        name: column.name,
        type: typeOf[column.getSQLType()],
        key: column.primary || composite.has(column.name),
        notNull: column.notNull,
      }));
      const real = columnsOf(name).map(({ name: column, type, notnull, pk }) => ({
        name: column,
        type,
        key: pk > 0,
        notNull: notnull === 1 || pk > 0,
      }));
      expect(described).toEqual(real);
    },
  );

  it('covers the view', () => {
    const view = schema.submissionStanding;
    expect(is(view, SQLiteView)).toBe(true);
    const { name, selectedFields } = getViewConfig(view);
    const described = Object.values(selectedFields).map((field) => (field as { name: string }).name);
    expect(described).toEqual(columnsOf(name).map((column) => column.name));
  });

  it('all tables are strict', () => {
    const rows = file.pragma('table_list') as {
      name: string;
      type: string;
      strict: number;
      schema: string;
    }[];
    const ours = rows.filter(
      (row) => row.type === 'table' && row.schema === 'main' && !row.name.startsWith('sqlite_'),
    );
    expect(ours.filter((row) => row.strict !== 1)).toEqual([]);
  });
});
