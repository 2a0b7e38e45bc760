import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Problem } from '#shared/contract/errors.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { deskView } from './deskView.ts';
import type { EvidencePair, EvidenceQuestion } from './numbers/evidence.ts';
import { chosenCriteria, filtered } from './numbers/filters.ts';
import { useWorker } from './numbers/useWorker.ts';
import { type Desk, keyOf } from './useDesk.ts';

const begin = () => new Worker(new URL('./numbers/evidenceWorker.ts', import.meta.url), { type: 'module' });

interface Evidence {
  readonly question: EvidenceQuestion | undefined;
  /** Undefined until they are computed. */
  readonly pairs: readonly EvidencePair[] | undefined;
  /** The marks could not be had. */
  readonly problem: Problem | undefined;
  /** The numbers could not be computed. */
  readonly failed: string | undefined;
  retry(): void;
  readonly retrying: boolean;
}

/** What readers marked, of the readings that the filters let through. */
export function useEvidence({ subject, readings }: Desk): Evidence {
  const filters = useStore(deskView, (view) => view.filters);
  const { data, error, refetch, isFetching } = useRoute('agreement.marks', keyOf(subject));
  const marked = data?.readings;
  const question = useMemo(
    () =>
      marked && {
        readings: filtered(readings, subject, filters),
        marked,
        criteria: chosenCriteria(subject, filters).map(({ criterion, place }) => ({
          id: criterion.id,
          letter: criterion.letter,
          place,
        })),
      },
    [marked, readings, subject, filters],
  );
  const { numbers, failed } = useWorker<EvidenceQuestion, EvidencePair[]>(begin, question);
  return {
    question,
    pairs: numbers,
    problem: error ? toProblem(error) : undefined,
    failed,
    retry: () => void refetch(),
    retrying: isFetching,
  };
}
