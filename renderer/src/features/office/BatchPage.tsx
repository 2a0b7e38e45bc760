import { Anchor, Skeleton, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { BatchRecord } from '#shared/exchange/office.ts';
import { useAsk, useRoute } from '../../ipc/useRoute.ts';
import { comparePath, paths } from '../../places.ts';
import { AnswerState } from '../../ui/AnswerState.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { formatExact, formatRelative } from '../../ui/format.ts';
import { Sure } from '../../ui/Sure.tsx';
import { useNow } from '../../ui/useNow.ts';
import { followed, useSubject } from '../../ui/useSubject.ts';
import { BatchReaders } from './BatchReaders.tsx';
import { Keeping } from './Keeping.tsx';
import { Linking } from './Linking.tsx';
import { Matrix } from './Matrix.tsx';
import styles from './office.module.css';
import { Revealing } from './Revealing.tsx';
import { useObstacles } from './useObstacles.ts';

/** So many submissions are listed at most; whatever is open comes first. */
const mostItems = 300;

function Release({ batch }: { batch: BatchRecord }) {
  const { t } = useTranslation('office');
  const { leads } = useSubject();
  const obstacles = useObstacles();
  const ask = useAsk('office.release');
  if (batch.released) {
    const { by, at, digest } = batch.released;
    return (
      <>
        <p className={styles.ready}>{t('released', { by, time: formatExact(at) })}</p>
        <p className={styles.soft}>
          {t('digest')} <span className={styles.digest}>{digest}</span>
        </p>
      </>
    );
  }
  const open = obstacles(batch);
  if (open.length > 0)
    return (
      <>
        <p>{t('notYetReady')}</p>
        <ul className={styles.list}>
          {open.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </>
    );
  return (
    <>
      <p className={styles.ready}>{t('readyLead')}</p>
      {leads && (
        <Sure
          variant="filled"
          words={{
            does: t('release'),
            question: t('releaseAsk', { count: batch.submissions - batch.sentBack }),
            not: t('notNow'),
          }}
          ask={ask}
          onSure={() => ask.mutate({ batchId: batch.id })}
        />
      )}
    </>
  );
}

type Item = BatchRecord['items'][number];

const isOpen = ({ state, reads }: Item) =>
  state === 'unread' || state === 'discrepant' || reads.some(({ made }) => !made);

function Items({ batch }: { batch: BatchRecord }) {
  const { t } = useTranslation('office');
  const rows = batch.items.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a))).slice(0, mostItems);
  const words = ({ reader, second, made }: Item['reads'][number]) =>
    t(`read.${second ? 'second' : 'first'}.${made ? 'made' : 'open'}`, { reader });
  const columns: Column<Item>[] = [
    {
      head: t('submission'),
      value: ({ name }) => name,
      cell: ({ submissionId, name, state }) =>
        state === 'unread' || state === 'sentBack' ? (
          name
        ) : (
          <Anchor component={Link} href={comparePath(submissionId)}>
            {name}
          </Anchor>
        ),
    },
    { head: t('result'), value: ({ state }) => t(`resultState.${state}`) },
    { head: t('readings'), value: ({ reads }) => reads.map(words).join(', ') },
  ];
  return (
    <>
      <DataTable
        title={t('submissions')}
        columns={columns}
        rows={rows}
        keyOf={({ submissionId }) => submissionId}
      />
      {batch.items.length > rows.length && (
        <p className={styles.soft}>{t('more', { count: batch.items.length - rows.length })}</p>
      )}
    </>
  );
}

function blindness({ blind, reveals }: BatchRecord) {
  if (!blind) return 'isNotBlind';
  return reveals.length > 0 ? 'isRevealed' : 'isBlind';
}

function Record({ batch }: { batch: BatchRecord }) {
  const { t } = useTranslation('office');
  const now = useNow();
  const { made, given } = batch.reads;
  return (
    <>
      <p>
        {[
          t('submissionsIn', { count: batch.submissions }),
          t('readingsMade', { made, given }),
          ...(batch.sentBack > 0 ? [t('sentBack', { count: batch.sentBack })] : []),
          t(blindness(batch)),
          batch.dueAt ? t('dueAt', { time: formatRelative(batch.dueAt, now) }) : t('noDue'),
        ].join(' · ')}
      </p>
      <Release batch={batch} />
      {batch.readers.length > 0 ? (
        <>
          <h2>{t('whoReads')}</h2>
          <Matrix batch={batch} />
          <p className={styles.soft}>{t('matrixLead')}</p>
          <BatchReaders batch={batch} />
          <h2>{t('linking')}</h2>
          <Linking
            links={batch.links}
            groups={batch.groups}
            readers={batch.readers.map(({ name }) => name)}
          />
        </>
      ) : (
        <p>{t('nobodyYet')}</p>
      )}
      <h2>{t('submissions')}</h2>
      <Items batch={batch} />
      <Keeping batch={batch} />
      <Revealing batch={batch} />
    </>
  );
}

/** One batch: how far it is, who reads what, and the release of its results. */
export function BatchPage({ batchId }: { batchId: string }) {
  const { t } = useTranslation('office');
  const asked = useRoute('office.batch', { batchId }, followed);
  const { data } = asked;
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Title order={1}>{data?.name ?? t('batch')}</Title>
        <Anchor component={Link} href={paths.office}>
          {t('back')}
        </Anchor>
      </div>
      <AnswerState
        asked={asked}
        coming={<Skeleton height={200} />}
        offline={(time) => t('offline', { time })}
      />
      {data && <Record batch={data} />}
    </div>
  );
}
