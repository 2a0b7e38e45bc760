import { useEffect, useRef } from 'react';
import type { MarkPlayer } from '../runs/ground.ts';
import type { Working } from '../working.ts';

/**
 * Pauses what plays while a note is written, and lets it go on when the note is ended.
 * @returns to be called before each change of the note
 */
export function useNotePause(working: Working, player: () => MarkPlayer | null, wanted: boolean): () => void {
  const paused = useRef<MarkPlayer | null>(null);
  useEffect(
    () =>
      working.store.subscribe(({ notesEnded }, before) => {
        if (notesEnded === before.notesEnded) return;
        if (paused.current?.status().playing === false) paused.current.toggle();
        paused.current = null;
      }),
    [working],
  );
  return () => {
    const now = player();
    if (!wanted || now === null || !now.status().playing) return;
    now.pause();
    paused.current = now;
  };
}
