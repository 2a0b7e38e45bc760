import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '#shared/contract/errors.ts';
import type { Redaction, RedactionList } from '#shared/domain/redaction.ts';
import { toProblem } from '../../../ipc/problems.ts';

type Redactions = readonly Redaction[];

export interface HidingState {
  redactions: Redactions;
  selectedId: string | null;
  undo: readonly Redactions[];
  redo: readonly Redactions[];
  /** Whether the list that is seen is the one that is kept. */
  kept: boolean;
  problem: Problem | null;
}

/** What is hidden of one recording while somebody works on it: every change is kept at once, and can be undone. */
export interface HidingStore {
  store: StoreApi<HidingState>;
  select(id: string | null): void;
  /** Changes under one id of an edit are one step of undo. */
  change(redactions: Redactions, editId?: string): void;
  /** Puts one in the place of the one with its id, or adds it. */
  put(redaction: Redaction, editId?: string): void;
  remove(ids: readonly string[]): void;
  undo(): void;
  redo(): void;
  /** Keeps what could not be kept. */
  again(): void;
  /** Shows a later version that came about elsewhere, as one step of undo; not over what is not kept yet. */
  renew(list: RedactionList): void;
}

export function createHiding(
  { version, redactions }: RedactionList,
  keep: (version: number, redactions: Redaction[]) => Promise<RedactionList>,
): HidingStore {
  const store = createStore<HidingState>(() => ({
    ...{ redactions, selectedId: null, undo: [], redo: [], kept: true, problem: null },
  }));
  let kept: { version: number; redactions: Redactions } = { version, redactions };
  let keeping = false;
  let lastEdit: string | undefined;

  /** One after the other; what changed in the meantime is kept after it. */
  const keepNow = async () => {
    if (keeping) return;
    keeping = true;
    try {
      while (kept.redactions !== store.getState().redactions) {
        const wanted = store.getState().redactions;
        const list = await keep(kept.version, [...wanted]);
        kept = { version: list.version, redactions: wanted };
      }
      store.setState({ kept: true, problem: null });
    } catch (error) {
      store.setState({ problem: toProblem(error) });
    } finally {
      keeping = false;
    }
  };
  const show = (part: Partial<HidingState>) => {
    store.setState({ ...part, kept: false });
    void keepNow();
  };
  const change: HidingStore['change'] = (next, editId) => {
    const { redactions: now, undo } = store.getState();
    const goesOn = editId !== undefined && editId === lastEdit;
    lastEdit = editId;
    show({ redactions: next, undo: goesOn ? undo : [...undo, now], redo: [] });
  };
  return {
    store,
    select: (selectedId) => store.setState({ selectedId }),
    change,
    put: (redaction, editId) => {
      const { redactions: now } = store.getState();
      const isThere = now.some(({ id }) => id === redaction.id);
      const next = isThere
        ? now.map((one) => (one.id === redaction.id ? redaction : one))
        : [...now, redaction];
      change(next, editId);
    },
    remove: (ids) => {
      const { redactions: now, selectedId } = store.getState();
      if (selectedId !== null && ids.includes(selectedId)) store.setState({ selectedId: null });
      change(now.filter(({ id }) => !ids.includes(id)));
    },
    undo: () => {
      const { redactions: now, undo, redo } = store.getState();
      const before = undo.at(-1);
      if (before === undefined) return;
      lastEdit = undefined;
      show({ redactions: before, undo: undo.slice(0, -1), redo: [...redo, now] });
    },
    redo: () => {
      const { redactions: now, undo, redo } = store.getState();
      const after = redo.at(-1);
      if (after === undefined) return;
      lastEdit = undefined;
      show({ redactions: after, undo: [...undo, now], redo: redo.slice(0, -1) });
    },
    again: () => void keepNow(),
    renew: (list) => {
      const { redactions: now, undo } = store.getState();
      if (keeping || list.version <= kept.version || kept.redactions !== now) return;
      kept = { version: list.version, redactions: list.redactions };
      lastEdit = undefined;
      store.setState({ redactions: list.redactions, undo: [...undo, now], redo: [] });
    },
  };
}
