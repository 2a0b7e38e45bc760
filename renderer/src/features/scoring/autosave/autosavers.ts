import { call } from '../../../ipc/client.ts';
import { setSaving } from '../../../ipc/saving.ts';
import { type Autosaver, createAutosaver, type Wire } from './autosaver.ts';

function wireOf(readingId: string): Wire {
  return {
    save: (edits) => call('scoring.save', { readingId, edits: [...edits] }),
    step: (direction) => call(direction === 'undo' ? 'scoring.undo' : 'scoring.redo', { readingId }),
  };
}

// They outlive their page: what could not be saved is tried on, and is there when the reading is opened again.
const byReading = new Map<string, Autosaver>();

const shellWord = { untouched: 'saved', saved: 'saved', saving: 'saving', failed: 'failed' } as const;

/** The autosaver of a reading, the same for as long as the program runs. */
export function autosaverOf(readingId: string): Autosaver {
  const known = byReading.get(readingId);
  if (known) return known;
  const autosaver = createAutosaver(wireOf(readingId));
  autosaver.subscribe(() => setSaving(readingId, shellWord[autosaver.standing().kind]));
  byReading.set(readingId, autosaver);
  return autosaver;
}
