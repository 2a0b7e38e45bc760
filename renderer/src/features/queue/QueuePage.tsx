import { ActionIcon, Button, Skeleton, Title } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { BatchRow } from '#shared/contract/queue.ts';
import { useCommand, useCommandRuns, useKeyTitle } from '../../commands/useCommandRuns.ts';
import { problemWords } from '../../i18n/problemWords.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { Delayed } from '../../ui/Delayed.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { BatchTable } from './BatchTable.tsx';
import { EmptyQueue } from './EmptyQueue.tsx';
import { FilterChips } from './FilterChips.tsx';
import classes from './Queue.module.css';
import { queueRuns } from './queueCommands.ts';
import { plainView, queueView, viewed } from './queueView.ts';
import { Search } from './Search.tsx';
import { WatchNote } from './WatchNote.tsx';

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

function NoneFound() {
  const { t } = useTranslation('queue');
  const showAll = () => queueView.setState({ ...plainView, sort: queueView.getState().sort });
  return (
    <div className={classes.empty}>
      <p>{t('noneFound')}</p>
      <Button variant="default" onClick={showAll}>
        {t('showAll')}
      </Button>
    </div>
  );
}

/** Runs the commands of the queue, on the elements they act on. */
function useQueueCommands() {
  const page = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useCommandRuns(queueRuns(page, input));
  return { page, input };
}

function KeysButton() {
  const { t } = useTranslation('queue');
  const keyTitle = useKeyTitle(t('keys'), 'app.keys');
  return (
    <ActionIcon aria-label={t('keys')} {...keyTitle} onClick={useCommand('app.keys')}>
      <IconKeyboard size={18} />
    </ActionIcon>
  );
}

function Batches({ batches }: { batches: readonly BatchRow[] }) {
  const { t } = useTranslation('queue');
  const { page, input } = useQueueCommands();
  const found = viewed(batches, useStore(queueView));
  return (
    <div ref={page} className={classes.batches}>
      <div className={classes.bar}>
        <Search input={input} />
        <FilterChips batches={batches} />
        <span className={classes.push} />
        <span className={classes.soft} role="status">
          {found.length === batches.length
            ? t('batches', { count: batches.length })
            : t('found', { count: found.length, total: batches.length })}
        </span>
        <KeysButton />
      </div>
      {found.length === 0 ? <NoneFound /> : <BatchTable batches={found} />}
    </div>
  );
}

function Shown({ batches }: { batches: readonly BatchRow[] }) {
  return batches.length === 0 ? <EmptyQueue /> : <Batches batches={batches} />;
}

/** The batches of this assessor, and the next step of each. */
export function QueuePage() {
  const { t, i18n } = useTranslation('queue');
  const { data, error, refetch, isFetching } = useRoute('queue.list', {});
  const sync = useRoute('sync.status', {});
  return (
    <div className={classes.page}>
      <Title order={1}>{t('title')}</Title>
      {sync.data?.connection === 'offline' && (
        <p className={classes.offline} role="status">
          {t('offline')} {sync.data.problem && problemWords(sync.data.problem, i18n.language).message}
        </p>
      )}
      {sync.data?.problem?.code === 'access_withdrawn' && <ProblemNote problem={sync.data.problem} />}
      <WatchNote />
      {error && (
        <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {data ? <Shown batches={data.batches} /> : !error && <Loading />}
    </div>
  );
}
