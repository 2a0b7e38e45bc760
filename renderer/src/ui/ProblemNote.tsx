import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemWords, type ToldProblem } from '../i18n/problemWords.ts';
import classes from './ProblemNote.module.css';

interface ProblemNoteProps {
  problem: ToldProblem;
  onRetry?: (() => void) | undefined;
  /** Whether it is being tried again right now. */
  retrying?: boolean;
}

/** What happened and what the person can do, where it happened. */
export function ProblemNote({ problem, onRetry, retrying = false }: ProblemNoteProps) {
  const { t, i18n } = useTranslation('shell');
  const { message, remedy, detail } = problemWords(problem, i18n.language);
  return (
    <div className={classes.note} role="alert">
      <IconAlertTriangle className={classes.icon} size={16} aria-hidden />
      <div className={classes.words}>
        <p className={classes.message}>{message}</p>
        <p className={classes.remedy}>{remedy}</p>
        {detail !== null && (
          <p className={classes.remedy}>
            {t('detail')} <span lang="en">{detail}</span>
          </p>
        )}
      </div>
      {onRetry && (
        <Button variant="default" loading={retrying} onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      )}
    </div>
  );
}
