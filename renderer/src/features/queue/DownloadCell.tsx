import { ActionIcon, Progress, Tooltip } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BatchRow, Download } from '#shared/contract/queue.ts';
import { formatBytes, formatDay, formatExact, formatTimeLeft, percentOf } from '../../ui/format.ts';
import { isHeld } from './batchAction.ts';
import classes from './Queue.module.css';
import type { BatchDoing } from './useBatchAction.ts';
import { useTimeLeft } from './useTimeLeft.ts';

const stateWords = {
  none: 'notDownloaded',
  waiting: 'waitingDownload',
  running: 'running',
  paused: 'paused',
  failed: 'failed',
  complete: 'complete',
} as const;

interface DownloadCellProps {
  batch: BatchRow;
  doing: BatchDoing;
}

/** Pause, resume or try again: whichever the download can do now. */
function Control({ batch, doing }: DownloadCellProps) {
  const { t } = useTranslation('queue');
  const { name, download } = batch;
  const control = {
    none: null,
    complete: null,
    waiting: { label: t('pause', { name }), run: doing.pause, icon: IconPlayerPause },
    running: { label: t('pause', { name }), run: doing.pause, icon: IconPlayerPause },
    paused: { label: t('resume', { name }), run: doing.download, icon: IconPlayerPlay },
    failed: { label: t('retry', { name }), run: doing.download, icon: IconRefresh },
  }[download.state];
  if (control === null || !isHeld(batch)) return null;
  const Icon = control.icon;
  return (
    <Tooltip label={control.label}>
      <ActionIcon size="sm" aria-label={control.label} onClick={control.run} disabled={doing.busy}>
        <Icon size={14} />
      </ActionIcon>
    </Tooltip>
  );
}

function Amount({ download }: { download: Download }) {
  const { t } = useTranslation('queue');
  const left = useTimeLeft(download);
  const { state, receivedBytes, totalBytes } = download;
  if (state === 'none' || state === 'complete') return formatBytes(totalBytes);
  const amount = t('amount', { received: formatBytes(receivedBytes), total: formatBytes(totalBytes) });
  return left === null ? amount : `${amount} · ${t('left', { time: formatTimeLeft(left) })}`;
}

function Removed({ at }: { at: string }) {
  const { t } = useTranslation('queue');
  return (
    <span className={classes.soft} title={formatExact(at)}>
      {t('removed', { day: formatDay(at) })}
    </span>
  );
}

export function DownloadCell({ batch, doing }: DownloadCellProps) {
  const { t } = useTranslation('queue');
  const { download, name, keepUntil, removedAt } = batch;
  if (removedAt !== null) return <Removed at={removedAt} />;
  const percent = percentOf(download.receivedBytes, download.totalBytes);
  const underway = download.state !== 'none' && download.state !== 'complete';
  return (
    <div className={classes.download}>
      <div className={classes.downloadWords}>
        <span data-tone={download.state === 'failed' ? 'problem' : undefined}>
          {t(stateWords[download.state])}
        </span>
        <span className={classes.soft}>
          <Amount download={download} />
        </span>
        {keepUntil !== null && (
          <span className={classes.soft} title={formatExact(keepUntil)}>
            {t('keptUntil', { day: formatDay(keepUntil) })}
          </span>
        )}
        {underway && <Progress value={percent} size={3} aria-label={t('progress', { name })} />}
      </div>
      <Control batch={batch} doing={doing} />
    </div>
  );
}
