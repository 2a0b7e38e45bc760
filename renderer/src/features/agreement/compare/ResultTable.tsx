import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Resolution } from '#shared/domain/resolution.ts';
import type { SubmissionRecord } from '#shared/exchange/agreement.ts';
import { formatNumber } from '../../../ui/format.ts';
import { reachable } from '../../../ui/reachable.ts';
import styles from '../agreement.module.css';
import { deskView } from '../deskView.ts';
import { chosenCriteria } from '../numbers/filters.ts';
import type { Desk } from '../useDesk.ts';

interface ResultTableProps {
  record: Pick<SubmissionRecord, 'rubric' | 'submissionId'>;
  resolution: Resolution;
  desk: Desk;
}

/** The fair score of the submission on a criterion, from the readings that the filters let through. */
function fairOn({ numbers: { severity }, subject }: Desk, submissionId: string, criterionId: string) {
  if (severity.kind !== 'severity') return null;
  const chosen = chosenCriteria(subject, deskView.getState().filters);
  const at = chosen.findIndex(({ criterion }) => criterion.id === criterionId);
  const fair = severity.fair.find((one) => one.submissionId === submissionId);
  return fair?.points[at] ?? null;
}

/** The result criterion by criterion: what was given, what it resolves to, and what a reader of mean severity would give. */
export function ResultTable({ record: { rubric, submissionId }, resolution, desk }: ResultTableProps) {
  const { t } = useTranslation('desk');
  const told = (points: number | null) => (points === null ? '–' : formatNumber(points));
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
                  <Table.Td>{told(fairOn(desk, submissionId, criterionId))}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <p className={styles.soft}>{t('fairHint')}</p>
    </>
  );
}
