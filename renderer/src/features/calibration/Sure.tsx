import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../ipc/problems.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import styles from './calibration.module.css';

interface SureProps {
  /** What the button says. */
  does: string;
  /** What is asked before it is done. */
  question: string;
  ask: { isPending: boolean; error: Error | null };
  onSure: () => void;
  weight?: 'filled' | 'default';
}

/** Does something that cannot be taken back, once it was asked whether that is meant. */
export function Sure({ does, question, ask, onSure, weight = 'default' }: SureProps) {
  const { t } = useTranslation('calibration');
  const [asking, setAsking] = useState<boolean | null>(null);
  return (
    <>
      {asking ? (
        <div className={styles.links}>
          <span>{question}</span>
          <Button loading={ask.isPending} onClick={onSure}>
            {does}
          </Button>
          <Button variant="subtle" color="gray" autoFocus onClick={() => setAsking(false)}>
            {t('notNow')}
          </Button>
        </div>
      ) : (
        // The keyboard comes back from the question to where it was asked.
        <Button variant={weight} autoFocus={asking === false} onClick={() => setAsking(true)}>
          {does}
        </Button>
      )}
      {ask.error && <ProblemNote problem={toProblem(ask.error)} />}
    </>
  );
}
