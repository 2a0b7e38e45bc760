import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '#shared/contract/errors.ts';
import classes from './ProblemNote.module.css';

interface ProblemNoteProps {
  problem: Problem;
  onRetry?: (() => void) | undefined;
  /** Whether it is being tried again right now. */
  retrying?: boolean;
}

/** What happened and what the person can do, where it happened. */
export function ProblemNote({ problem, onRetry, retrying = false }: ProblemNoteProps) {
  const { t } = useTranslation('shell');
  return (
    <div className={classes.note} role="alert">
      <IconAlertTriangle className={classes.icon} size={16} aria-hidden />
      <div className={classes.words}>
        <p className={classes.message}>{problem.message}</p>
        <p className={classes.remedy}>{problem.remedy}</p>
      </div>
      {onRetry && (
        <Button variant="default" loading={retrying} onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      )}
    </div>
  );
}
