import { call } from '../../../ipc/client.ts';
import { setSaving } from '../../../ipc/saving.ts';
import { type Autosaver, createAutosaver } from './autosaver.ts';
import type { Change } from './saveQueue.ts';

async function sendChange(readingId: string, change: Change): Promise<string> {
  switch (change.kind) {
    case 'score':
      return (await call('scoring.saveScore', { readingId, score: change.score })).savedAt;
    case 'annotation':
      return (await call('scoring.saveAnnotation', { readingId, annotation: change.annotation })).savedAt;
    case 'annotation removed':
      return (await call('scoring.removeAnnotation', { readingId, annotationId: change.annotationId }))
        .savedAt;
    case 'feedback':
      return (await call('scoring.saveFeedback', { readingId, feedback: change.feedback })).savedAt;
  }
}

// They outlive their page: what could not be saved is tried on, and is there when the reading is opened again.
const byReading = new Map<string, Autosaver>();

const shellWord = { untouched: 'saved', saved: 'saved', saving: 'saving', failed: 'failed' } as const;

/** The autosaver of a reading, the same for as long as the program runs. */
export function autosaverOf(readingId: string): Autosaver {
  const known = byReading.get(readingId);
  if (known) return known;
  const autosaver = createAutosaver((change) => sendChange(readingId, change));
  autosaver.subscribe(() => setSaving(readingId, shellWord[autosaver.standing().kind]));
  byReading.set(readingId, autosaver);
  return autosaver;
}
