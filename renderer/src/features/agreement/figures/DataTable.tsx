import { Button, Table } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reachable } from '../../../ui/reachable.ts';
import { csvOf } from '../save.ts';
import { useSaving } from '../saving.tsx';

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
  /** Of the CSV, without its end. */
  file: string;
  keyOf(row: Row): string;
}

/** The button that saves what a table holds, and how the saving went. */
export function useCsv<Row>({ columns, rows, file }: DataTableProps<Row>) {
  const { t } = useTranslation('desk');
  const saving = useSaving();
  const save = () =>
    saving.save(
      `${file}.csv`,
      csvOf(
        columns.map(({ head }) => head),
        rows.map((row) => columns.map((column) => column.value(row))),
      ),
      'text/csv',
    );
  const button = (
    <Button variant="default" leftSection={<IconDownload size={14} aria-hidden />} onClick={save}>
      {t('csv')}
    </Button>
  );
  return { saving, button };
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
