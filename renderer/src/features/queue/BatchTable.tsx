import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchRow } from '#shared/contract/queue.ts';
import { useNow } from '../../ui/useNow.ts';
import { BatchRows } from './BatchRows.tsx';
import classes from './Queue.module.css';
import { SortHead } from './SortHead.tsx';
import { sortable } from './sort.ts';

const columns = ['evidence', 'standing', 'next'] as const;

/** The batches as a table in which the arrow keys move from row to row. */
export function BatchTable({ batches }: { batches: readonly BatchRow[] }) {
  const { t } = useTranslation('queue');
  const now = useNow();
  const body = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const known = batches.findIndex(({ id }) => id === current);

  function focusRow(index: number): void {
    setCurrent(batches[index]?.id ?? null);
    const row = body.current?.querySelectorAll<HTMLElement>('[data-batch-row]')[index];
    if (row && row !== document.activeElement) row.focus();
  }

  function open(batchId: string, wanted: boolean): void {
    setOpened((before) => {
      const after = new Set(before);
      if (wanted) after.add(batchId);
      else after.delete(batchId);
      return after;
    });
  }

  return (
    <div className={classes.across}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t('caption')}</caption>
        <thead>
          <tr>
            <td />
            {sortable.map((column) => (
              <SortHead key={column} column={column} />
            ))}
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {batches.map((batch, index) => (
            <BatchRows
              key={batch.id}
              batch={batch}
              now={now}
              place={{
                index,
                count: batches.length,
                current: index === Math.max(0, known),
                open: opened.has(batch.id),
              }}
              onFocusRow={focusRow}
              onOpen={(wanted) => open(batch.id, wanted)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
