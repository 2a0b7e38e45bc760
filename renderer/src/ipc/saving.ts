import { createStore } from 'zustand/vanilla';

/** Whether everything a person changed is on disk. */
export type Saving = 'saved' | 'saving' | 'failed';

interface SavingState {
  bySource: ReadonlyMap<string, Saving>;
}

export const savingStore = createStore<SavingState>(() => ({ bySource: new Map() }));

/** Says how one source of changes stands, such as an open reading; `saved` forgets it. */
export function setSaving(source: string, saving: Saving): void {
  const bySource = new Map(savingStore.getState().bySource);
  if (saving === 'saved') bySource.delete(source);
  else bySource.set(source, saving);
  savingStore.setState({ bySource });
}

/** All sources together: the worst of them. */
export function savingOf({ bySource }: SavingState): Saving {
  const all = [...bySource.values()];
  if (all.includes('failed')) return 'failed';
  return all.includes('saving') ? 'saving' : 'saved';
}
