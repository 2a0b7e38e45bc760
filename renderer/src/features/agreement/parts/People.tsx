import { Anchor, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { toProblem } from '../../../ipc/problems.ts';
import { useRoute } from '../../../ipc/useRoute.ts';
import { comparePath } from '../../../places.ts';
import { Delayed } from '../../../ui/Delayed.tsx';
import { formatDay } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import styles from '../agreement.module.css';
import { TitledTable } from '../figures/TitledTable.tsx';
import { enoughToTellWho } from '../numbers/drifts.ts';
import { type Concern, type PersonToTalkTo, peopleToTalkTo } from '../numbers/people.ts';
import { type Desk, keyOf } from '../useDesk.ts';

/** A concern in words. */
function useConcern(): (concern: Concern) => string {
  const { t } = useTranslation('desk');
  return (concern) => {
    switch (concern.kind) {
      case 'suspended':
        return t('concern.suspended', { day: formatDay(concern.since) });
      case 'seeds':
        return t('concern.seeds', { count: concern.failed });
      case 'drift':
        return t(`concern.${concern.way}`, { day: formatDay(concern.since) });
    }
  };
}

function Table({ people }: { people: readonly PersonToTalkTo[] }) {
  const { t } = useTranslation('desk');
  const words = useConcern();
  const why = ({ concerns }: PersonToTalkTo) => concerns.map(words).join('; ');
  return (
    <TitledTable
      title={t('peopleTitle')}
      lead={t('peopleLead')}
      file="people"
      keyOf={({ reader }) => reader}
      rows={people}
      columns={[
        { head: t('reader'), value: ({ reader }) => reader },
        { head: t('concernHead'), value: why },
        {
          head: t('lookTogether'),
          value: ({ examples }) => examples.map(({ submission }) => submission).join(', '),
          cell: ({ reader, examples }) => (
            <span className={styles.links}>
              {examples.map(({ submissionId, submission }) => (
                <Anchor key={submissionId} component={Link} href={comparePath(submissionId, [reader])}>
                  {submission}
                </Anchor>
              ))}
            </span>
          ),
        },
      ]}
    />
  );
}

/** Whom to talk to, and over what. */
export function People({ desk: { subject, numbers } }: { desk: Desk }) {
  const { t } = useTranslation('desk');
  const standings = useRoute('agreement.qualifications', keyOf(subject));
  const seeds = useRoute('agreement.seeds', keyOf(subject));
  const failed = [standings, seeds].find(({ error }) => error !== null);
  if (failed?.error)
    return (
      <ProblemNote
        problem={toProblem(failed.error)}
        onRetry={() => void failed.refetch()}
        retrying={failed.isFetching}
      />
    );
  if (!standings.data || !seeds.data)
    return (
      <Delayed>
        <Skeleton height={120} />
      </Delayed>
    );
  const people = peopleToTalkTo({
    standings: standings.data,
    seeds: seeds.data,
    drifts: numbers.comparedReaders < enoughToTellWho ? [] : numbers.drifts,
  });
  return (
    <div className={styles.part}>
      {people.length === 0 ? <p>{t('peopleNone')}</p> : <Table people={people} />}
      {numbers.comparedReaders < enoughToTellWho && (
        <p role="note">{t('driftFew', { readers: numbers.comparedReaders })}</p>
      )}
    </div>
  );
}
