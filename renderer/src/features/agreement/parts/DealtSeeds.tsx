import { Anchor, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { SeededReader, SeedRecord, Subject } from '#shared/exchange/agreement.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useRoute } from '../../../ipc/useRoute.ts';
import { comparePath } from '../../../places.ts';
import type { Column } from '../../../ui/DataTable.tsx';
import { Delayed } from '../../../ui/Delayed.tsx';
import { formatDay, formatPercent } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import styles from '../agreement.module.css';
import { TitledTable } from '../figures/TitledTable.tsx';
import { keyOf } from '../useDesk.ts';

type Judged = SeededReader['judged'][number];

/** Levels off by criterion, as `+1 0 –2`; a criterion that was left out has none. */
const offOf = ({ outcome }: Judged) =>
  outcome?.criteria
    .map(({ off }) => (off === null ? '–' : off > 0 ? `+${off}` : String(off).replace('-', '−')))
    .join(' ') ?? '';

function useColumns(): Column<SeededReader>[] {
  const { t } = useTranslation('desk');
  const failed = (judged: readonly Judged[]) => judged.filter(({ outcome }) => outcome?.passed === false);
  const told = (one: Judged) => {
    if (one.outcome === null) return t('seedSentBack', { submission: one.submission });
    const result = t(one.outcome.passed ? 'met' : 'notMet');
    return t('seedTold', { submission: one.submission, result, off: offOf(one) });
  };
  return [
    { head: t('reader'), value: ({ reader }) => reader },
    { head: t('seedsDealt'), value: ({ dealt }) => dealt },
    { head: t('seedsRead'), value: ({ read }) => read },
    { head: t('seedsFailed'), value: ({ judged }) => failed(judged).length },
    { head: t('seedsInARow'), value: ({ failedInARow }) => failedInARow },
    {
      head: t('suspended'),
      value: ({ suspensions }) => suspensions.join(' '),
      cell: ({ suspensions }) => suspensions.map((at) => formatDay(at)).join(', ') || '–',
    },
    {
      head: t('seedsEach'),
      value: ({ judged }) => judged.map(told).join('; '),
      cell: ({ judged, reader }) => (
        <span className={styles.links}>
          {judged.map((one) => (
            <Anchor
              key={one.submissionId}
              component={Link}
              href={comparePath(one.submissionId, [reader])}
              title={told(one)}
            >
              {told(one)}
            </Anchor>
          ))}
        </span>
      ),
    },
  ];
}

function Readers({ record: { rule, pool, readers } }: { record: SeedRecord }) {
  const { t } = useTranslation('desk');
  const { rate, suspendAfter: count, tolerance } = rule;
  return (
    <TitledTable
      title={t('dealtTitle')}
      lead={t('dealtLead', { rate: formatPercent(rate), pool, count, ...tolerance })}
      file="hidden-seeds"
      keyOf={({ reader }) => reader}
      columns={useColumns()}
      rows={readers}
    />
  );
}

/** The seeds that were hidden among operational work, reader by reader, and what came of them. */
export function DealtSeeds({ subject }: { subject: Subject }) {
  const { t } = useTranslation('desk');
  const { data, error, refetch, isFetching } = useRoute('agreement.seeds', keyOf(subject));
  if (error)
    return <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data)
    return (
      <Delayed>
        <Skeleton height={120} />
      </Delayed>
    );
  return data.readers.length === 0 ? <p>{t('dealtNone')}</p> : <Readers record={data} />;
}
