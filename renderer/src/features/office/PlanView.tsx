import { useTranslation } from 'react-i18next';
import type { BatchPlan } from '#shared/exchange/office.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Linking } from './Linking.tsx';
import styles from './office.module.css';

type Reader = BatchPlan['readers'][number];

/** How a batch would be dealt: what each reader gets, what cannot be had, and how readers are linked. */
export function PlanView({ plan }: { plan: BatchPlan }) {
  const { t } = useTranslation('office');
  const { readers, unread, single, links, groups } = plan;
  const linkedWith = (name: string) =>
    links.filter(({ one, other }) => one === name || other === name).length;
  const columns: Column<Reader>[] = [
    { head: t('reader'), value: ({ name }) => name },
    { head: t('firstReadings'), value: ({ first }) => first },
    { head: t('secondReadings'), value: ({ second }) => second },
    { head: t('linkedWith'), value: ({ name }) => linkedWith(name) },
  ];
  return (
    <>
      {unread.length > 0 && (
        <p role="alert" className={styles.open}>
          {t('planUnread', { count: unread.length, names: unread.slice(0, 10).join(', ') })}
        </p>
      )}
      {single.length > 0 && (
        <p className={styles.open}>
          {t('planSingle', { count: single.length, names: single.slice(0, 10).join(', ') })}
        </p>
      )}
      <DataTable title={t('plan')} columns={columns} rows={readers} keyOf={({ name }) => name} />
      <Linking links={links} groups={groups} readers={readers.map(({ name }) => name)} />
    </>
  );
}
