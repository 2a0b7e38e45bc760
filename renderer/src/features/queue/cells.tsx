import { Badge, Progress, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BatchRow, ReadingCounts } from '#shared/contract/queue.ts';
import { formatExact, formatRelative, percentOf } from '../../ui/format.ts';
import classes from './Queue.module.css';

export function BlindMark() {
  const { t } = useTranslation('queue');
  return (
    <Tooltip label={t('blindHint')} w={240}>
      <Badge variant="outline" color="gray" size="sm" radius="sm" tt="none" className={classes.mark ?? ''}>
        {t('blind')}
      </Badge>
    </Tooltip>
  );
}

export function DueCell({ batch, now }: { batch: BatchRow; now: Date }) {
  const { t } = useTranslation('queue');
  const { dueAt, state } = batch;
  if (dueAt === null) return <span className={classes.soft}>{t('noDue')}</span>;
  const late = state !== 'finished' && Date.parse(dueAt) < now.getTime();
  return (
    <time
      className={classes.due}
      dateTime={dueAt}
      title={formatExact(dueAt)}
      data-tone={late ? 'problem' : undefined}
    >
      {formatRelative(dueAt, now)}
    </time>
  );
}

export function ReadCell({ readings }: { readings: ReadingCounts }) {
  const { t } = useTranslation('queue');
  const { submitted, total, started } = readings;
  return (
    <div className={classes.read}>
      <span>{t('readOf', { read: submitted, total })}</span>
      <Progress
        value={percentOf(submitted, total)}
        size={3}
        aria-label={t('readOfLabel', { read: submitted, total })}
      />
      {started > 0 && <span className={classes.soft}>{t('begun', { count: started })}</span>}
    </div>
  );
}

const verdicts = ['waiting', 'accepted', 'held', 'rejected'] as const;

export function StandingCell({ readings }: { readings: ReadingCounts }) {
  const { t } = useTranslation('queue');
  const some = verdicts.filter((verdict) => readings[verdict] > 0);
  if (some.length === 0) return <span className={classes.soft}>{t('nothingSubmitted')}</span>;
  return (
    <div className={classes.standing}>
      {some.map((verdict) => (
        <span key={verdict} data-tone={verdict}>
          {t(verdict, { count: readings[verdict] })}
        </span>
      ))}
    </div>
  );
}
