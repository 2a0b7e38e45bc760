import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Outcome, Resolution } from '#shared/domain/resolution.ts';
import type { ResultSeverity, SubmissionRecord } from '#shared/exchange/agreement.ts';
import { formatCoefficient, formatNumber } from '../../../ui/format.ts';
import { reachable } from '../../../ui/reachable.ts';
import styles from '../agreement.module.css';

interface ResultTableProps {
  record: Pick<SubmissionRecord, 'rubric' | 'severity'>;
  resolution: Resolution;
}

/** How strict the readers are, and what comes of it for the decision. */
function SeverityWords({ severity }: { severity: ResultSeverity | null }) {
  const { t } = useTranslation('desk');
  if (severity === null) return null;
  if (severity.kind === 'insufficient')
    return <p className={styles.soft}>{t('severityUntold', { reason: severity.reason })}</p>;
  const { readers, submissions, raters, adjusts, outcomes } = severity;
  const told = readers.map(({ reader, measure, standardError }) =>
    t('readerSeverity', {
      reader,
      measure: formatCoefficient(measure),
      error: formatCoefficient(standardError),
    }),
  );
  const outcome = (one: Outcome | null) => (one === null ? '–' : t(`outcomes.${one}`));
  return (
    <>
      {readers.length > 0 && <p>{t('severityTold', { readers: told.join('; '), submissions, raters })}</p>}
      {outcomes.fair !== outcomes.resolved && (
        <p role="status">
          {t('decidedOtherwise', { fair: outcome(outcomes.fair), resolved: outcome(outcomes.resolved) })}
        </p>
      )}
      <p className={styles.soft}>
        {t('fairHint')} {t(adjusts ? 'severityAdjusts' : 'severityInforms')}
      </p>
    </>
  );
}

/** The result criterion by criterion: what was given, what it resolves to, and what a reader of mean severity would give. */
export function ResultTable({ record: { rubric, severity }, resolution }: ResultTableProps) {
  const { t } = useTranslation('desk');
  const told = (points: number | null) => (points === null ? '–' : formatNumber(points));
  const fair = new Map(
    severity?.kind === 'told' ? severity.fair.map((one) => [one.criterionId, one.points]) : [],
  );
  return (
    <>
      <Table.ScrollContainer {...reachable} minWidth={480}>
        <Table aria-label={t('resolved')}>
          <Table.Thead>
            <Table.Tr>
              {(['criterion', 'given', 'resolved', 'fair'] as const).map((head) => (
                <Table.Th key={head}>{t(head)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {resolution.criteria.map(({ criterionId, raw, resolved }) => {
              const criterion = rubric.criteria.find(({ id }) => id === criterionId);
              return (
                <Table.Tr key={criterionId}>
                  <Table.Td>
                    {criterion?.letter} {criterion?.name}
                  </Table.Td>
                  <Table.Td>{raw.map((points) => formatNumber(points)).join(', ')}</Table.Td>
                  <Table.Td>{told(resolved)}</Table.Td>
                  <Table.Td>{told(fair.get(criterionId) ?? null)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <SeverityWords severity={severity} />
    </>
  );
}
