import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import type { MediaLibrary } from '../media/library.types.ts';

/** What sync and the features stand on. */
export interface Ground {
  host: Host;
  store: Store;
  library: MediaLibrary;
  emit: (event: WorkstationEvent) => void;
}
