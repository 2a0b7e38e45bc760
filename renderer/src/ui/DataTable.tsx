import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { reachable } from './reachable.ts';

/** A column of a table. */
export interface Column<Row> {
  head: string;
  /** As it goes into the CSV: a number with all its digits. */
  value(row: Row): string | number;
  /** As the table shows it; the value where it is missing. */
  cell?(row: Row): ReactNode;
}

export interface DataTableProps<Row> {
  title: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf(row: Row): string;
}

/** A table that scrolls by itself. */
export function DataTable<Row>({ title, columns, rows, keyOf }: DataTableProps<Row>) {
  return (
    <Table.ScrollContainer {...reachable} minWidth={480} maxHeight={520}>
      <Table aria-label={title} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ head }) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)}>
              {columns.map((column) => (
                <Table.Td key={column.head}>{column.cell?.(row) ?? column.value(row)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
