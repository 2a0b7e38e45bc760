import type { Envelope } from '#shared/contract/errors.ts';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { ServedFile } from './media/serve.ts';

/** The workstation as a host carries it. */
export interface Workstation {
  /** Gate, parse, handle, envelope; never throws. `trusted` is the host's word on who sent it. */
  call(route: string, input: unknown, sender: { trusted: boolean }): Promise<Envelope<unknown>>;
  onEvent(listener: (event: WorkstationEvent) => void): () => void;
  /**
   * A verified file that a batch on this machine names, or with `name` one made from it; undefined for anything else.
   */
  media(sha256: string, name?: string): ServedFile | undefined;
  /** Begins pulling, downloading and pushing in the background. */
  startSync(): void;
  /** Enrols with the sample programme if this profile is not enrolled yet. */
  ensureSample(): Promise<void>;
  /** Locks at once, as when the system's own screen is locked; nothing happens where there is no passphrase. */
  lock(): void;
  close(): Promise<void>;
}
