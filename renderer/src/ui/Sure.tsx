import { Button, type ButtonProps } from '@mantine/core';
import { useState } from 'react';
import { toProblem } from '../ipc/problems.ts';
import { ProblemNote } from './ProblemNote.tsx';
import styles from './Sure.module.css';

interface SureProps extends Pick<ButtonProps, 'variant' | 'color'> {
  words: {
    /** What the button says, and what it says once more under the question unless `sure` says it otherwise. */
    does: string;
    question: string;
    sure?: string;
    not: string;
  };
  ask: { isPending: boolean; error: Error | null };
  onSure: () => void;
}

/** Does something that cannot be taken back, once it was asked whether that is meant. */
export function Sure({ words, ask, onSure, ...look }: SureProps) {
  // The keyboard follows the question and comes back from it: each button is gone when the other is there.
  const [asking, setAsking] = useState<boolean | null>(null);
  const { does, question, sure = does, not } = words;
  return (
    <>
      {asking ? (
        <div className={styles.asked}>
          <span>{question}</span>
          <Button
            variant={look.variant === 'filled' ? 'filled' : 'default'}
            loading={ask.isPending}
            onClick={onSure}
          >
            {sure}
          </Button>
          <Button variant="subtle" color="gray" autoFocus onClick={() => setAsking(false)}>
            {not}
          </Button>
        </div>
      ) : (
        <Button {...look} autoFocus={asking === false} onClick={() => setAsking(true)}>
          {does}
        </Button>
      )}
      {ask.error && <ProblemNote problem={toProblem(ask.error)} />}
    </>
  );
}
