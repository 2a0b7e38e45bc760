import { call } from '../../../ipc/client.ts';
import type { Looking } from './ground.ts';

/** The workstation's side of what is watched and how recordings stand to each other. */
export function lookingOf(readingId: string): Looking {
  return {
    watched: (evidenceId, stretches) =>
      call('scoring.watched', { readingId, evidenceId, stretches: [...stretches] }),
    align: (offset) => call('scoring.align', { readingId, offset }),
  };
}
