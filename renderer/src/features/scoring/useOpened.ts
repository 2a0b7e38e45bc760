import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Reading } from '#shared/contract/scoring.ts';
import { autosaverOf } from './autosave/autosavers.ts';
import { useAutosave } from './autosave/useAutosave.ts';
import { lookingOf } from './working/lookingOf.ts';
import { createWorking, type Working } from './working.ts';

/** What of the evidence was on screen is remembered; what was watched is told when the page is left. */
function useWatching(working: Working, reading: Reading): void {
  const shownId = useStore(working.store, (state) => state.evidenceId);
  const isEvidence = reading.evidence.some(({ id }) => id === shownId);
  useEffect(() => {
    if (shownId !== null && isEvidence) working.watched(shownId, []);
  }, [working, shownId, isEvidence]);
  useEffect(() => {
    const tell = () => void working.tellWatched();
    window.addEventListener('pagehide', tell);
    return () => {
      window.removeEventListener('pagehide', tell);
      tell();
    };
  }, [working]);
}

/**
 * The working state of a reading for as long as its page is open. What a person makes is there and nowhere else: an
 * answer that comes later may change what is known of the evidence, never what is being typed.
 */
export function useOpened(reading: Reading) {
  const [autosaver] = useState(() => autosaverOf(reading.id));
  const [working] = useState(() => createWorking(reading, { autosaver, looking: lookingOf(reading.id) }));
  const standing = useAutosave(autosaver);
  useWatching(working, reading);
  return { autosaver, working, standing };
}
