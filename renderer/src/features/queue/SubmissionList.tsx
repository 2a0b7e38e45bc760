import { Anchor, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { SubmissionRow } from '#shared/contract/queue.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { practisedPath, readingPath } from '../../places.ts';
import { Delayed } from '../../ui/Delayed.tsx';
import { formatDuration } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { GiveBack } from './GiveBack.tsx';
import classes from './Queue.module.css';

const stateWords = {
  new: 'stateNew',
  started: 'stateStarted',
  waiting: 'stateWaiting',
  accepted: 'stateAccepted',
  returned: 'stateReturned',
  held: 'stateHeld',
  rejected: 'stateRejected',
} as const;

interface ItemProps {
  batchId: string;
  submission: SubmissionRow;
  /** Whether some of the list can be compared: then every row leaves room for it. */
  comparing: boolean;
  /** Whether the evidence is gone for good. */
  removed: boolean;
}

function Item({ batchId, submission, comparing, removed }: ItemProps) {
  const { t } = useTranslation('queue');
  const { t: ofReading } = useTranslation('scoring');
  const { t: ofPractice } = useTranslation('practice');
  const { id, ordinal, pseudonym, educator, state, returnedFor, activeMs, compared, ready } = submission;
  return (
    <li className={classes.item}>
      <Link href={readingPath(batchId, id)} className={classes.itemLink}>
        <span className={classes.ordinal}>{ordinal}</span>
        <span className={classes.itemName}>
          {pseudonym}
          {educator !== null && <span className={classes.soft}> · {educator}</span>}
          {!ready && !removed && <span className={classes.soft}> · {t('evidenceMissing')}</span>}
        </span>
        <span data-tone={state}>
          {t(stateWords[state])}
          {returnedFor !== null && ` · ${ofReading(`flag.${returnedFor}`)}`}
        </span>
        <span className={classes.time}>{activeMs > 0 ? formatDuration(activeMs) : ''}</span>
      </Link>
      {comparing && (
        <span className={classes.itemMore}>
          {compared && (
            <Anchor
              component={Link}
              href={practisedPath(id)}
              aria-label={ofPractice('compareNamed', { submission: pseudonym })}
            >
              {ofPractice('compare')}
            </Anchor>
          )}
        </span>
      )}
    </li>
  );
}

/** The submissions of one batch, in this reader's order. */
export function SubmissionList({ batchId }: { batchId: string }) {
  const { t } = useTranslation('queue');
  const { data, error, refetch } = useRoute('queue.batch', { batchId });
  if (error) return <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Delayed>
        <Skeleton height={72} />
      </Delayed>
    );
  }
  const { batch, readerPseudonym, submissions } = data;
  const comparing = submissions.some(({ compared }) => compared);
  if (submissions.length === 0) return <p className={classes.soft}>{t('notClaimed')}</p>;
  return (
    <div className={classes.submissions}>
      <ol aria-label={t('submissions', { name: batch.name })} className={classes.list}>
        {submissions.map((submission) => (
          <Item
            key={submission.id}
            {...{ batchId, submission, comparing, removed: batch.removedAt !== null }}
          />
        ))}
      </ol>
      <div className={classes.below}>
        {batch.blind && readerPseudonym !== null && <span>{t('youAre', { name: readerPseudonym })}</span>}
        {batch.state === 'claimed' && batch.readings.submitted === 0 && <GiveBack batchId={batchId} />}
      </div>
    </div>
  );
}
