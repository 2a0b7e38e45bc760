import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import classes from './Queue.module.css';
import { queueView } from './queueView.ts';
import { type SortColumn, sortedBy } from './sort.ts';

/** The heading of a column that the table can be sorted by. */
export function SortHead({ column }: { column: SortColumn }) {
  const { t } = useTranslation('queue');
  const sort = useStore(queueView, (view) => view.sort);
  const sorted = sort.column === column;
  const Arrow = sorted && sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={classes.sort}
        onClick={() => queueView.setState({ sort: sortedBy(column, sort) })}
      >
        {t(column)}
        <Arrow size={12} aria-hidden className={classes.sortArrow} />
      </button>
    </th>
  );
}
