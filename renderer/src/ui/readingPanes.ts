import { type RefObject, useRef, useState } from 'react';
import type { CommandRuns } from '../commands/catalogue.ts';
import type { PanesHandle } from './Panes.tsx';

export const foldable = ['rubric', 'spans', 'timeline'] as const;
export type FoldablePane = (typeof foldable)[number];

/** The panes of a reading that can be folded away, and how they are. */
export interface ReadingPanes {
  /** The panes beside each other, and those on the left under each other. */
  across: RefObject<PanesHandle | null>;
  down: RefObject<PanesHandle | null>;
  folded: Readonly<Record<FoldablePane, boolean>>;
  setFolded(pane: FoldablePane, folded: boolean): void;
  /** Folds a pane away, or unfolds it. */
  fold(pane: FoldablePane): void;
}

const none: Record<FoldablePane, boolean> = { rubric: false, spans: false, timeline: false };

export function useReadingPanes(): ReadingPanes {
  const across = useRef<PanesHandle>(null);
  const down = useRef<PanesHandle>(null);
  const [folded, setAll] = useState(none);
  return {
    across,
    down,
    folded,
    setFolded: (pane, now) => setAll((all) => (all[pane] === now ? all : { ...all, [pane]: now })),
    fold: (pane) => (pane === 'rubric' ? across : down).current?.fold(pane),
  };
}

/** What the keys for the panes of a reading do. A reading of documents alone has no timeline to fold. */
export function layoutRuns(panes: ReadingPanes): CommandRuns {
  return {
    'page.foldRubric': { run: () => panes.fold('rubric') },
    'page.foldSpans': { run: () => panes.fold('spans') },
    'page.foldTimeline': {
      run: () => panes.fold('timeline'),
      when: () => panes.down.current?.has('timeline') ?? false,
    },
  };
}
