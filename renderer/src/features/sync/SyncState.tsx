import { Button } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconCloudQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk, useRoute } from '../../ipc/useRoute.ts';
import { formatExact, formatMoment, formatRelative, formatSecondsAhead } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useNow } from '../../ui/useNow.ts';
import classes from './Sync.module.css';

const marks = { online: IconCloudCheck, offline: IconCloudOff, unknown: IconCloudQuestion } as const;
const verdicts = ['waiting', 'accepted', 'held', 'rejected'] as const;

function At({ instant }: { instant: string | null }) {
  const { t } = useTranslation('sync');
  const now = useNow();
  if (instant === null) return t('never');
  return (
    <time dateTime={instant} title={formatExact(instant)}>
      {formatMoment(instant, now)}
    </time>
  );
}

function NextTry({ instant }: { instant: string | null }) {
  const { t } = useTranslation('sync');
  const now = useNow(1000);
  if (instant === null) return t('none');
  if (Date.parse(instant) <= now.getTime()) return t('soon');
  const seconds = Math.ceil((Date.parse(instant) - now.getTime()) / 1000);
  if (seconds < 60) return formatSecondsAhead(seconds);
  return formatRelative(instant, now);
}

function Figures({ status }: { status: SyncStatus }) {
  const { t } = useTranslation('sync');
  return (
    <>
      <dl className={classes.counts} aria-label={t('counts')}>
        {verdicts.map((verdict) => (
          <div key={verdict}>
            <dd data-tone={status[verdict] > 0 ? verdict : undefined}>{status[verdict]}</dd>
            <dt>{t(verdict)}</dt>
          </div>
        ))}
      </dl>
      <dl className={classes.facts}>
        <dt>{t('lastReceipt')}</dt>
        <dd>
          <At instant={status.lastReceiptAt} />
        </dd>
        <dt>{t('lastContact')}</dt>
        <dd>
          <At instant={status.lastContactAt} />
        </dd>
        <dt>{t('nextTry')}</dt>
        <dd>
          <NextTry instant={status.nextTryAt} />
        </dd>
      </dl>
    </>
  );
}

export function SyncState() {
  const { t } = useTranslation('sync');
  const { data: status, error } = useRoute('sync.status', {});
  const now = useAsk('sync.now');
  if (error) return <ProblemNote problem={toProblem(error)} />;
  if (!status) return null;
  const Mark = marks[status.connection];
  const busy = now.isPending || status.busy;
  return (
    <section className={classes.part}>
      <div className={classes.line}>
        <Mark size={18} aria-hidden />
        <span role="status" className={classes.grow}>
          {busy ? t('busy') : t(status.connection)}
        </span>
        <Button loading={now.isPending} onClick={() => now.mutate({})}>
          {t('now')}
        </Button>
      </div>
      {now.error && <ProblemNote problem={toProblem(now.error)} />}
      {status.problem && <ProblemNote problem={status.problem} />}
      <Figures status={status} />
    </section>
  );
}
