import { CloseButton, Skeleton, TextInput, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchRow } from '#shared/contract/queue.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { Delayed } from '../../ui/Delayed.tsx';
import { formatBytes } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { BatchTable } from './BatchTable.tsx';
import { EmptyQueue } from './EmptyQueue.tsx';
import classes from './Queue.module.css';
import { byDue, searchBatches } from './search.ts';

function StorageUsed() {
  const { t } = useTranslation('queue');
  const { data } = useRoute('workstation.storage', {});
  if (!data) return null;
  const [used, free] = [formatBytes(data.mediaBytes), formatBytes(data.freeBytes)];
  return <span className={classes.soft}>{t('storage', { used, free })}</span>;
}

function Search({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation('queue');
  const input = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => input.current?.focus()]]);
  return (
    <TextInput
      ref={input}
      className={classes.search ?? ''}
      size="xs"
      aria-label={t('search')}
      placeholder={t('searchHint')}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && onChange('')}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        text !== '' && <CloseButton size="xs" aria-label={t('clearSearch')} onClick={() => onChange('')} />
      }
    />
  );
}

function Loading() {
  return (
    <Delayed>
      <div className={classes.loading} aria-busy="true">
        {['one', 'two', 'three', 'four'].map((row) => (
          <Skeleton key={row} height={44} />
        ))}
      </div>
    </Delayed>
  );
}

function Batches({ batches }: { batches: readonly BatchRow[] }) {
  const { t } = useTranslation('queue');
  const [text, setText] = useState('');
  const found = byDue(searchBatches(batches, text));
  if (batches.length === 0) return <EmptyQueue />;
  return (
    <>
      <div className={classes.bar}>
        <Search text={text} onChange={setText} />
        <span className={classes.soft}>
          {found.length === batches.length
            ? t('batches', { count: batches.length })
            : t('found', { count: found.length, total: batches.length })}
        </span>
        <span className={classes.push} />
        <StorageUsed />
      </div>
      {found.length === 0 ? (
        <p className={classes.soft}>{t('noneFound', { text })}</p>
      ) : (
        <BatchTable batches={found} />
      )}
    </>
  );
}

/** The batches of this assessor, and the next step of each. */
export function QueuePage() {
  const { t } = useTranslation('queue');
  const { data, error, refetch, isFetching } = useRoute('queue.list', {});
  const sync = useRoute('sync.status', {});
  return (
    <div className={classes.page}>
      <Title order={1}>{t('title')}</Title>
      {sync.data?.connection === 'offline' && (
        <p className={classes.offline} role="status">
          {t('offline')} {sync.data.problem?.message}
        </p>
      )}
      {error && (
        <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {data ? <Batches batches={data.batches} /> : !error && <Loading />}
    </div>
  );
}
