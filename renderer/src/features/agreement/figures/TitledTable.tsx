import { Title } from '@mantine/core';
import { DataTable } from '../../../ui/DataTable.tsx';
import styles from '../agreement.module.css';
import { SavedNote } from '../saving.tsx';
import { type SavedTableProps, useCsv } from './useCsv.tsx';

/** A table under its title, with a sentence on what is in it and a button that saves it. */
export function TitledTable<Row>({ lead, ...table }: SavedTableProps<Row> & { lead: string }) {
  const { saving, button } = useCsv(table);
  return (
    <>
      <div className={styles.figureHead}>
        <Title order={2}>{table.title}</Title>
        {button}
      </div>
      <SavedNote saving={saving} />
      <p className={styles.soft}>{lead}</p>
      <DataTable {...table} />
    </>
  );
}
