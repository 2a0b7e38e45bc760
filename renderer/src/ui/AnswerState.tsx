import type { ReactNode } from 'react';
import { toProblem } from '../ipc/problems.ts';
import styles from './AnswerState.module.css';
import { Delayed } from './Delayed.tsx';
import { formatMoment } from './format.ts';
import { ProblemNote } from './ProblemNote.tsx';
import { useNow } from './useNow.ts';

/** As `useRoute` answers; with `at` and `offline` where what was told before is kept. */
interface Asked {
  data: object | undefined;
  error: Error | null;
  isFetching: boolean;
  refetch(): unknown;
}

interface AnswerStateProps {
  asked: Asked;
  /** Shown while the first answer is on its way. */
  coming: ReactNode;
  /** What is said where the answer is one from before. */
  offline?: (time: string) => string;
}

function keptAt(data: object | undefined): string | undefined {
  const { at, offline } = (data ?? {}) as { at?: string; offline?: boolean };
  return offline ? at : undefined;
}

/** What is said of a question to the exchange beside its answer: that it comes, why it does not, or from when it is. */
export function AnswerState({ asked, coming, offline }: AnswerStateProps) {
  const now = useNow();
  const { data, error, isFetching, refetch } = asked;
  const at = keptAt(data);
  return (
    <>
      {error && (
        <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!data && !error && (
        <Delayed>{typeof coming === 'string' ? <p role="status">{coming}</p> : coming}</Delayed>
      )}
      {at !== undefined && offline && (
        <p role="status" className={styles.offline}>
          {offline(formatMoment(at, now))}
        </p>
      )}
    </>
  );
}
