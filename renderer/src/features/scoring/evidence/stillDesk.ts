import { useEffect, useLayoutEffect, useRef } from 'react';

/** What can be done to the document, image or text on screen; what it cannot do is left out. */
export interface StillActions {
  zoomIn?(): void;
  zoomOut?(): void;
  fit?(): void;
  /** Moves the window over it; in steps, right and down. */
  pan?(across: number, down: number): void;
  nextPage?(): void;
  previousPage?(): void;
  markRegion?(): void;
  /** Brings an annotation's region or range into view, whether or not it is selected already. */
  reveal?(annotationId: string): void;
}

/** Where the item on screen leaves what it can do, for the keys: no render is needed to know it. */
export interface StillDesk {
  actions(): StillActions | null;
  /** @returns a function that takes the actions away again */
  lay(actions: () => StillActions): () => void;
}

export function createStillDesk(): StillDesk {
  let laid: (() => StillActions) | null = null;
  return {
    actions: () => laid?.() ?? null,
    lay(actions) {
      laid = actions;
      return () => {
        if (laid === actions) laid = null;
      };
    },
  };
}

/** Lays these actions on the desk while the component is shown. */
export function useStillActions(desk: StillDesk, actions: StillActions): void {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useEffect(() => desk.lay(() => latest.current), [desk]);
}
