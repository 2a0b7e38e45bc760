import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { OutboxRow } from '#shared/contract/sync.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { readingPath } from '../../places.ts';
import { formatMoment } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useNow } from '../../ui/useNow.ts';
import classes from './Sync.module.css';

const why = {
  waiting: 'whyWaiting',
  accepted: 'whyAccepted',
  duplicate: 'whyDuplicate',
  held: 'whyHeld',
  rejected: 'whyRejected',
} as const;

interface RowProps {
  row: OutboxRow;
  now: Date;
  onOpen: () => void;
}

function Row({ row, now, onOpen }: RowProps) {
  const { t } = useTranslation('sync');
  const { title, state, reason, submittedAt, verdictAt } = row;
  return (
    <li className={classes.row}>
      <div className={classes.line}>
        <Link
          href={readingPath(row.batchId, row.submissionId)}
          className={classes.title}
          aria-label={t('open', { title })}
          onClick={onOpen}
        >
          {title}
        </Link>
        <span data-tone={state}>{t(state)}</span>
      </div>
      <div>
        {t(why[state])}
        {reason !== null && ` ${reason}`}
      </div>
      <div className={classes.soft}>
        {t('submitted', { time: formatMoment(submittedAt, now) })}
        {verdictAt !== null && ` · ${t('verdict', { time: formatMoment(verdictAt, now) })}`}
      </div>
    </li>
  );
}

/** Every submitted reading, newest first, with what became of it in words. */
export function Outbox({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('sync');
  const now = useNow();
  const { data, error } = useRoute('sync.outbox', {});
  return (
    <section className={classes.part}>
      <Title order={2}>{t('outbox')}</Title>
      {error && <ProblemNote problem={toProblem(error)} />}
      {data?.rows.length === 0 && <p className={classes.soft}>{t('outboxEmpty')}</p>}
      <ul className={classes.rows}>
        {data?.rows.map((row) => (
          <Row key={row.eventId} row={row} now={now} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}
