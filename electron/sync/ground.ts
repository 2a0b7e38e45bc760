import { join } from 'node:path';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import { storeProblemOf } from '../db/failures.ts';
import type { Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import { openMediaLibrary } from '../media/library.ts';
import type { MediaLibrary } from '../media/library.types.ts';
import { keysOf, profileKeyOf } from '../secrets.ts';

/** What sync and the features stand on. */
export interface Ground {
  host: Host;
  store: Store;
  library: MediaLibrary;
  /** Of the library, and of whatever else of media is kept in the profile; 32 bytes. */
  mediaKey: Buffer;
  emit: (event: WorkstationEvent) => void;
}

/**
 * Opens the library beside the store; a store that cannot have one is closed again.
 * @throws ProblemError `disk_full`, `profile_damaged`
 */
export function openGround(host: Host, store: Store, emit: Ground['emit']): Ground {
  try {
    const { media: mediaKey } = keysOf(profileKeyOf(host.secrets, true));
    return {
      host,
      store,
      library: openMediaLibrary(join(host.profile, 'library'), mediaKey),
      mediaKey,
      emit,
    };
  } catch (error) {
    store.close();
    throw storeProblemOf(error) ?? error;
  }
}
