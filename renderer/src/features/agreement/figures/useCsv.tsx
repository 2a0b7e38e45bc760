import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DataTableProps } from '../../../ui/DataTable.tsx';
import { csvOf } from '../save.ts';
import { useSaving } from '../saving.tsx';

/** A table that can be saved. */
export interface SavedTableProps<Row> extends DataTableProps<Row> {
  /** Of the CSV, without its end. */
  file: string;
}

/** The button that saves what a table holds, and how the saving went. */
export function useCsv<Row>({ columns, rows, file }: Omit<SavedTableProps<Row>, 'keyOf' | 'title'>) {
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
