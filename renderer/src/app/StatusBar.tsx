import { Popover, Text, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCloudOff, IconDownload, IconKey, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { problemWords } from '../i18n/problemWords.ts';
import { savingOf, savingStore } from '../ipc/saving.ts';
import { useAsk, useRoute } from '../ipc/useRoute.ts';
import { formatBytes, formatMoment } from '../ui/format.ts';
import { useNow } from '../ui/useNow.ts';
import { Jobs } from './Jobs.tsx';
import classes from './Shell.module.css';
import { runningDownloads } from './statusText.ts';

const savingWords = { saved: 'saved', saving: 'saving', failed: 'notSaved' } as const;

function SyncLine({ status }: { status: SyncStatus | undefined }) {
  const { t } = useTranslation('shell');
  const now = useNow();
  const saving = useStore(savingStore, savingOf);
  const parts = [<span key="saved">{t(savingWords[saving])}</span>];
  if (status !== undefined) {
    const { waiting, held, rejected, lastReceiptAt } = status;
    parts.push(<span key="waiting">{t('waiting', { count: waiting })}</span>);
    if (held > 0) parts.push(<span key="held">{t('held', { count: held })}</span>);
    if (rejected > 0) parts.push(<span key="rejected">{t('rejected', { count: rejected })}</span>);
    const receipt = lastReceiptAt
      ? t('lastReceipt', { time: formatMoment(lastReceiptAt, now) })
      : t('noReceipt');
    parts.push(<span key="receipt">{receipt}</span>);
  }
  return parts.flatMap((part, index) => (index === 0 ? [part] : [<span key={`${part.key}·`}>·</span>, part]));
}

function KeyfileMark() {
  const { t } = useTranslation('shell');
  return (
    <Popover width={340} position="top-end">
      <Popover.Target>
        <UnstyledButton className={classes.statusItem} data-tone="held">
          <IconKey size={14} aria-hidden />
          {t('keyfile')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text fw={600}>{t('keyfileTitle')}</Text>
        <Text>{t('keyfileText')}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Locks, where a passphrase opens again. */
function LockButton() {
  const { t } = useTranslation('locking');
  const lock = useAsk('locking.lock');
  return (
    <UnstyledButton className={classes.statusItem} onClick={() => lock.mutate({})}>
      <IconLock size={14} aria-hidden />
      {t('lockNow')}
    </UnstyledButton>
  );
}

function Downloads() {
  const { t } = useTranslation('shell');
  const { data } = useRoute('queue.list', {});
  const running = runningDownloads(data?.batches ?? []);
  if (running === null) return null;
  return (
    <span className={classes.statusItem}>
      <IconDownload size={14} aria-hidden />
      {t('downloads', { ...running })}
    </span>
  );
}

function StorageUsed() {
  const { t } = useTranslation('shell');
  const { data } = useRoute('workstation.storage', {});
  const narrow = useMediaQuery('(max-width: 1100px)');
  if (data === undefined) return null;
  const used = formatBytes(data.databaseBytes + data.mediaBytes);
  const free = formatBytes(data.freeBytes);
  return (
    <span className={classes.statusItem}>
      {narrow ? t('storageFree', { free }) : t('storage', { used, free })}
    </span>
  );
}

interface StatusBarProps {
  keyfile: boolean;
  onOpenSync: () => void;
}

/** What is true right now, on every page. */
export function StatusBar({ keyfile, onOpenSync }: StatusBarProps) {
  const { t, i18n } = useTranslation('shell');
  const { data: status } = useRoute('sync.status', {});
  const { data: lock } = useRoute('locking.state', {});
  const told = status?.problem ? problemWords(status.problem, i18n.language) : null;
  return (
    <footer className={classes.status}>
      <UnstyledButton className={classes.statusItem} title={t('openSync')} onClick={onOpenSync}>
        <SyncLine status={status} />
      </UnstyledButton>
      {status?.connection === 'offline' && (
        <UnstyledButton
          className={classes.statusItem}
          data-tone="problem"
          title={told ? `${told.message} ${told.remedy}` : undefined}
          onClick={onOpenSync}
        >
          <IconCloudOff size={14} aria-hidden />
          {t('offline')}
        </UnstyledButton>
      )}
      <span className={classes.push} />
      <Jobs />
      <Downloads />
      <StorageUsed />
      {lock?.passphrase && <LockButton />}
      {keyfile && lock?.passphrase === false && <KeyfileMark />}
    </footer>
  );
}
