import { createStore, useStore } from 'zustand';
import type { Subject, SubjectKey } from '#shared/exchange/agreement.ts';
import { useRoute } from '../ipc/useRoute.ts';
import { subjectKey } from './SubjectSelect.tsx';

/** Which subject is looked at; kept while the program runs. Null until one was chosen: the first there is. */
const view = createStore<{ chosen: string | null }>(() => ({ chosen: null }));

export const chooseSubject = (chosen: string | null) => view.setState({ chosen });

export const keyOf = ({ microCredentialId, rubricHash }: Subject): SubjectKey => ({
  microCredentialId,
  rubricHash,
});

/** What others do in the meantime no event tells: it is asked for anew with every screen, and while that is shown. */
export const followed = { forget: true, refetchInterval: 30_000 } as const;

/** What the screens of the office and of packs are about, and whether one leads. */
export function useSubject() {
  const chosen = useStore(view, ({ chosen }) => chosen);
  const list = useRoute('agreement.subjects', {});
  const status = useRoute('workstation.status', {});
  const subjects = list.data?.subjects ?? [];
  const subject = subjects.find((one) => subjectKey(one) === chosen) ?? subjects[0];
  return { list, subjects, subject, leads: status.data?.enrolment?.role === 'lead' };
}
