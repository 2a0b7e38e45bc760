import { Anchor, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { criterionOf } from '#shared/domain/rubric.ts';
import type { FinishedSet, Ladder } from '#shared/exchange/ladder.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { practisedPath } from '../../places.ts';
import { formatCoefficient, formatDay, formatPercent } from '../../ui/format.ts';
import styles from './qualification.module.css';

/** The readings of the set, each to be laid beside what experts gave. */
function Readings({ batchId }: { batchId: string }) {
  const { t } = useTranslation('qualification');
  const { t: ofPractice } = useTranslation('practice');
  const { data } = useRoute('queue.batch', { batchId });
  const compared = data?.submissions.filter(({ compared }) => compared) ?? [];
  if (compared.length === 0) return null;
  return (
    <p className={styles.readings}>
      <span>{t('look')}</span>
      {compared.map(({ id, pseudonym }) => (
        <Anchor
          key={id}
          component={Link}
          href={practisedPath(id)}
          aria-label={ofPractice('compareNamed', { submission: pseudonym })}
        >
          {pseudonym}
        </Anchor>
      ))}
    </p>
  );
}

/** How a finished set came out, criterion by criterion, beside what was asked for. */
export function FinishedSetView({ set, ladder }: { set: FinishedSet; ladder: Ladder }) {
  const { t } = useTranslation('qualification');
  const { name, at, batchId, outcome } = set;
  const { rubric, rule } = ladder;
  const result = t(outcome.passed ? 'passed' : 'notPassed');
  const counted = (count: number, scores: number) => t('ofScores', { count, scores });
  return (
    <section aria-label={name} className={styles.set}>
      <h4 data-tone={outcome.passed ? 'passed' : 'failed'}>
        {t('result', { name, day: formatDay(at), result })}
      </h4>
      <Table aria-label={name} className={styles.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            {(['criterion', 'exact', 'needed', 'adjacent', 'needed'] as const).map((head, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two heads are the same word
              <Table.Th key={at}>{t(head)}</Table.Th>
            ))}
            <Table.Th>{t('outcome')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {outcome.criteria.map(({ criterionId, scores, exact, adjacent, exactNeeded, passed }) => {
            const criterion = criterionOf(rubric, criterionId);
            return (
              <Table.Tr key={criterionId}>
                <Table.Td>
                  {criterion?.letter} {criterion?.name}
                </Table.Td>
                <Table.Td>{counted(exact, scores)}</Table.Td>
                <Table.Td>{formatPercent(exactNeeded)}</Table.Td>
                <Table.Td>{counted(adjacent, scores)}</Table.Td>
                <Table.Td>{formatPercent(rule.adjacent)}</Table.Td>
                <Table.Td data-tone={passed ? 'passed' : 'failed'}>
                  {t(passed ? 'passed' : 'notPassed')}
                </Table.Td>
              </Table.Tr>
            );
          })}
          <Table.Tr>
            <Table.Th scope="row">{t('whole')}</Table.Th>
            <Table.Td>{counted(outcome.exact, outcome.scores)}</Table.Td>
            <Table.Td />
            <Table.Td>{counted(outcome.adjacent, outcome.scores)}</Table.Td>
            <Table.Td />
            <Table.Td data-tone={outcome.passed ? 'passed' : 'failed'}>{result}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <p className={styles.soft}>
        {outcome.kappa === null
          ? t('kappaNone')
          : t('kappaTold', {
              kappa: formatCoefficient(outcome.kappa),
              needed: formatCoefficient(rule.kappa),
            })}
      </p>
      <Readings batchId={batchId} />
    </section>
  );
}
