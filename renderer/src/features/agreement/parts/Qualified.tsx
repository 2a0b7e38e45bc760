import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HeldCertification, ReaderStanding, Standings } from '#shared/exchange/ladder.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useRoute } from '../../../ipc/useRoute.ts';
import type { Column } from '../../../ui/DataTable.tsx';
import { Delayed } from '../../../ui/Delayed.tsx';
import { formatCoefficient, formatDay, formatPercent } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import styles from '../agreement.module.css';
import { TitledTable } from '../figures/TitledTable.tsx';
import { type Desk, keyOf } from '../useDesk.ts';

type Rule = Standings['rule'];

const share = (part: number, whole: number) => formatPercent(whole === 0 ? 0 : part / whole);
const kappas = (values: readonly (number | null)[]) =>
  values.map((one) => (one === null ? '–' : formatCoefficient(one))).join(', ');

function useColumns(rule: Rule): Column<ReaderStanding>[] {
  const { t } = useTranslation('desk');
  const stands = ({ stage, set, notBefore, watch }: ReaderStanding) => {
    const way = t(`standing.${stage}`, { set, sets: rule.sets, when: notBefore ? formatDay(notBefore) : '' });
    return watch.suspendedAt === null ? way : t('suspendedSince', { day: formatDay(watch.suspendedAt), way });
  };
  const earned = (certification: HeldCertification | null) => {
    if (certification === null) return '';
    const { agreement } = certification;
    if (agreement === null) return t('vouchedFor');
    const { exact, adjacent, scores, kappa } = agreement;
    return t('earnedWith', {
      exact: share(exact, scores),
      adjacent: share(adjacent, scores),
      kappa: kappas(kappa),
    });
  };
  const last = ({ finished }: ReaderStanding) => {
    const set = finished.at(-1);
    if (set === undefined) return '';
    const { name, outcome } = set;
    const result = t(outcome.passed ? 'met' : 'notMet');
    return t('lastSet', { name, result, exact: share(outcome.exact, outcome.scores) });
  };
  return [
    { head: t('reader'), value: ({ reader }) => reader },
    { head: t('stands'), value: stands },
    {
      head: t('certifiedUntil'),
      value: ({ certification }) => certification?.validUntil ?? '',
      cell: ({ certification }) => (certification ? formatDay(certification.validUntil) : '–'),
    },
    { head: t('earned'), value: ({ certification }) => earned(certification) },
    { head: t('attempt'), value: ({ attempt }) => attempt },
    { head: t('setsFinished'), value: ({ finished }) => finished.length },
    { head: t('latestSet'), value: last },
    { head: t('heldReadings'), value: ({ held }) => held },
    { head: t('keptReadings'), value: ({ watch }) => watch.held },
    { head: t('seedsInARow'), value: ({ watch }) => watch.failed },
  ];
}

function Readers({ standings: { rule, readers } }: { standings: Standings }) {
  const { t } = useTranslation('desk');
  const counted = (wanted: (one: ReaderStanding) => boolean) => readers.filter(wanted).length;
  return (
    <TitledTable
      title={t('qualifiedTitle')}
      lead={t('qualifiedLead', {
        readers: readers.length,
        certified: counted(({ certification }) => certification !== null),
        waiting: counted(({ stage }) => stage === 'coolingDown' || stage === 'lockedOut'),
        suspended: counted(({ watch }) => watch.suspendedAt !== null),
      })}
      file="certifications"
      keyOf={({ reader }) => reader}
      columns={useColumns(rule)}
      rows={readers}
    />
  );
}

/** Who may score operationally, from when on, and what earned it; and who is on the way. */
export function Qualified({ desk: { subject } }: { desk: Desk }) {
  const { data, error, refetch, isFetching } = useRoute('agreement.qualifications', keyOf(subject));
  if (error)
    return <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data)
    return (
      <Delayed>
        <Skeleton height={160} />
      </Delayed>
    );
  return (
    <div className={styles.part}>
      <Readers standings={data} />
    </div>
  );
}
