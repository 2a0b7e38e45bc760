import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { CountedReading, Subject } from '#shared/exchange/agreement.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { deskView } from './deskView.ts';
import type { DeskNumbers, Question } from './numbers/numbers.ts';
import { useWorker } from './numbers/useWorker.ts';

/** The subject on the desk with its numbers. */
export interface Desk {
  readonly subject: Subject;
  readonly readings: readonly CountedReading[];
  readonly numbers: DeskNumbers;
  /** When the exchange told the readings. */
  readonly at: string;
}

const nobody = { microCredentialId: '', rubricHash: '' };

export const keyOf = ({ microCredentialId, rubricHash }: Subject) => ({ microCredentialId, rubricHash });

const beginNumbers = () =>
  new Worker(new URL('./numbers/numbersWorker.ts', import.meta.url), { type: 'module' });

/** What is there to be compared, and the numbers of what was chosen. */
export function useDesk() {
  const chosen = useStore(deskView, ({ subject }) => subject);
  const filters = useStore(deskView, (view) => view.filters);
  const ownScales = useStore(deskView, (view) => view.ownScales);
  const list = useRoute('agreement.subjects', {});
  const subjects = list.data?.subjects ?? [];
  const subject = subjects.find(({ rubricHash }) => rubricHash === chosen?.rubricHash) ?? subjects[0];
  const told = useRoute('agreement.readings', subject ? keyOf(subject) : nobody, {
    enabled: subject !== undefined,
  });
  const readings = told.data?.readings;
  const question = useMemo(
    () => (subject && readings ? { subject, readings, filters, ownScales } : undefined),
    [subject, readings, filters, ownScales],
  );
  const computed = useWorker<Question, DeskNumbers>(beginNumbers, question);
  return { list, told, subjects, subject, readings, computed };
}
