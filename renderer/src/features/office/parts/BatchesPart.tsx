import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { BatchProgress } from '#shared/exchange/office.ts';
import { officeBatchPath } from '../../../places.ts';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { formatMoment, formatRelative } from '../../../ui/format.ts';
import { useNow } from '../../../ui/useNow.ts';
import styles from '../office.module.css';
import { useObstacles } from '../useObstacles.ts';
import type { PartProps } from './part.ts';

function Standing({ batch }: { batch: BatchProgress }) {
  const { t } = useTranslation('office');
  const now = useNow();
  const obstacles = useObstacles();
  if (batch.released) return <>{t('releasedAt', { time: formatMoment(batch.released.at, now) })}</>;
  const open = obstacles(batch);
  if (open.length === 0) return <span className={styles.ready}>{t('readyToRelease')}</span>;
  return <span className={styles.open}>{open.join('; ')}</span>;
}

/** The batches whose readings make results, with how far each is. */
export function BatchesPart({ office }: PartProps) {
  const { t } = useTranslation('office');
  const now = useNow();
  const columns: Column<BatchProgress>[] = [
    {
      head: t('batch'),
      value: ({ name }) => name,
      cell: ({ id, name }) => (
        <Anchor component={Link} href={officeBatchPath(id)}>
          {name}
        </Anchor>
      ),
    },
    { head: t('dealtTo'), value: ({ dealt }) => t(dealt ? 'dealtToReaders' : 'dealtToAll') },
    { head: t('due'), value: ({ dueAt }) => (dueAt ? formatRelative(dueAt, now) : t('noDue')) },
    { head: t('submissions'), value: ({ submissions }) => submissions },
    { head: t('readings'), value: ({ reads: { made, given } }) => t('ofGiven', { made, given }) },
    {
      head: t('stands'),
      value: () => '',
      cell: (batch) => (
        <>
          <Standing batch={batch} />
          {batch.reveals.length > 0 && <div className={styles.open}>{t('isRevealed')}</div>}
        </>
      ),
    },
  ];
  return (
    <>
      <p className={styles.soft}>{t('waitingSubmissions', { count: office.waiting })}</p>
      {office.batches.length === 0 ? (
        <p>{t('noBatches')}</p>
      ) : (
        <DataTable title={t('part.batches')} columns={columns} rows={office.batches} keyOf={({ id }) => id} />
      )}
    </>
  );
}
