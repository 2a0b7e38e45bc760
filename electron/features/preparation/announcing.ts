import type { WorkstationEvent } from '#shared/contract/events.ts';

/** How long news gathers before they are told: work in the background changes many times a second. */
const gatherMs = 250;

/** Tells the screen that recordings and jobs have changed, a few times a second at most. */
export interface Announcing {
  changed(sha256: string): void;
  stop(): void;
}

export function openAnnouncing(emit: (event: WorkstationEvent) => void): Announcing {
  const recordings = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    timer = undefined;
    const told = [...recordings];
    recordings.clear();
    for (const sha256 of told) emit({ name: 'evidence.changed', sha256 });
    emit({ name: 'jobs.changed' });
  };
  return {
    changed: (sha256) => {
      recordings.add(sha256);
      timer ??= setTimeout(tell, gatherMs);
    },
    stop: () => clearTimeout(timer),
  };
}
