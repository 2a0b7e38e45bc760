import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Summary } from '#shared/contract/scoring.ts';
import { criterionOf, levelOf, type Rubric } from '#shared/domain/rubric.ts';
import { levelNumber } from '../levels.ts';
import styles from '../scoring.module.css';

interface SummaryTableProps {
  rubric: Rubric;
  summary: Summary;
  /** Whether nothing has to be complete, because the submission goes back. */
  optional: boolean;
  onGoTo: (criterionId: string) => void;
}

function Line({
  rubric,
  line,
  optional,
  onGoTo,
}: Omit<SummaryTableProps, 'summary'> & { line: Summary['criteria'][number] }) {
  const { t } = useTranslation('scoring');
  const criterion = criterionOf(rubric, line.criterionId);
  if (criterion === undefined) return null;
  const { letter, name } = criterion;
  const level = levelOf(criterion, line.levelId);
  const gaps = optional ? [] : line.gaps;
  return (
    <tr>
      <th scope="row">
        {letter} {name}
      </th>
      <td>{level === undefined ? t('noLevel') : `${levelNumber(criterion, level)} · ${level.name}`}</td>
      <td>
        {line.spans === 0 && !line.gaps.includes('evidence')
          ? t('noEvidence')
          : t('spans', { count: line.spans })}
      </td>
      <td>
        {gaps.map((gap) => (
          <div key={gap} className={styles.gap}>
            {t(`gap.${gap}`)}
          </div>
        ))}
        {gaps.length > 0 && (
          <Button size="compact-xs" variant="default" onClick={() => onGoTo(line.criterionId)}>
            {t('goThere', { letter })}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** A line per criterion: its level, what it rests on, and what it lacks. */
export function SummaryTable({ rubric, summary, optional, onGoTo }: SummaryTableProps) {
  return (
    <table className={styles.summary}>
      <tbody>
        {summary.criteria.map((line) => (
          <Line key={line.criterionId} rubric={rubric} line={line} {...{ optional, onGoTo }} />
        ))}
      </tbody>
    </table>
  );
}
