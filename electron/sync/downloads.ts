import type { Problem } from '#shared/contract/errors.ts';
import type { MediaRef } from '#shared/domain/evidence.ts';
import { instant } from '#shared/domain/primitives.ts';
import { changeBatch } from '../db/queries/batches.ts';
import { withdrawnHere } from '../db/queries/keeping.ts';
import {
  batchesNeeding,
  changeMedia,
  completeMedia,
  type MediaRecord,
  wantedMedia,
} from '../db/queries/media.ts';
import type { MediaSource } from '../media/library.types.ts';
import { waitAfter } from './backoff.ts';
import { deviceOf } from './device.ts';
import { requestMedia } from './exchangeClient.ts';
import type { Ground } from './ground.ts';
import { isStall, problemOfDownload, watchFor } from './stall.ts';
import { throttle } from './throttle.ts';

const atOnce = 2;
const progressEveryMs = 200;
// A connection that brings nothing for this long counts as broken.
const stallMs = 60_000;

interface Running {
  abort: AbortController;
  received: number;
  batchIds: readonly string[];
  done: Promise<void>;
}

/** Brings the files that batches want onto this machine, two at a time. What is wanted stands in the database. */
export interface Downloads {
  /** Looks again at what is wanted: starts it, and stops what is wanted no longer. */
  refresh(): void;
  /** Waits until nothing comes of files that nobody wants any more. */
  ended(digests: readonly string[]): Promise<void>;
  /** Bytes of a file that are here. */
  receivedBytes(file: MediaRecord): number;
  isRunning(sha256: string): boolean;
  /** Why nothing comes at the moment, while it is tried again by itself. */
  interruption(): Problem | null;
  stop(): Promise<void>;
}

class Queue implements Downloads {
  private readonly ground: Ground;
  private readonly running = new Map<string, Running>();
  // What lies in unfinished files, so that a list of batches does not ask the disk about each of them again.
  private readonly parts = new Map<string, number>();
  private readonly progress;
  private failures = 0;
  private pausedBy: Problem | null = null;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(ground: Ground) {
    this.ground = ground;
    this.progress = throttle(
      (batchId) => ground.emit({ name: 'download.changed', batchId }),
      progressEveryMs,
    );
    this.forgetLostFiles();
  }

  refresh(): void {
    this.failures = 0;
    this.fill();
  }

  async ended(digests: readonly string[]): Promise<void> {
    this.fill();
    await Promise.all(digests.map((sha256) => this.running.get(sha256)?.done));
    for (const sha256 of digests) this.parts.delete(sha256);
  }

  receivedBytes(file: MediaRecord): number {
    if (file.completeAt !== null) return file.bytes;
    const known = this.running.get(file.sha256)?.received ?? this.parts.get(file.sha256);
    if (known !== undefined) return known;
    const received = this.ground.library.receivedBytes(file);
    this.parts.set(file.sha256, received);
    return received;
  }

  isRunning(sha256: string): boolean {
    return this.running.has(sha256);
  }

  interruption(): Problem | null {
    return this.pausedBy;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    this.progress.stop();
    const all = [...this.running.values()];
    for (const one of all) one.abort.abort();
    await Promise.all(all.map((one) => one.done));
  }

  /** A file that somebody removed from the library is wanted again. */
  private forgetLostFiles(): void {
    const { store, library } = this.ground;
    // Once access was withdrawn nothing is wanted any more.
    if (withdrawnHere(store.db)) return;
    for (const sha256 of completeMedia(store.db, instant())) {
      if (!library.has(sha256)) changeMedia(store.db, sha256, { completeAt: null });
    }
  }

  private fill(): void {
    clearTimeout(this.timer);
    if (this.stopped) return;
    const wanted = wantedMedia(this.ground.store.db);
    const digests = new Set(wanted.map((ref) => ref.sha256));
    for (const [sha256, one] of this.running) if (!digests.has(sha256)) one.abort.abort();
    for (const ref of wanted) {
      if (this.running.size >= atOnce) return;
      if (!this.running.has(ref.sha256)) this.start(ref);
    }
  }

  private start(ref: MediaRef): void {
    const batchIds = batchesNeeding(this.ground.store.db, ref.sha256);
    const abort = new AbortController();
    const one: Running = {
      abort,
      received: this.ground.library.receivedBytes(ref),
      batchIds,
      done: Promise.resolve(),
    };
    this.running.set(ref.sha256, one);
    one.done = this.run(ref, one);
  }

  private async run(ref: MediaRef, one: Running): Promise<void> {
    let next = () => this.fill();
    try {
      await this.fetch(ref, one);
      this.complete(ref);
    } catch (error) {
      const wished = one.abort.signal.aborted && !isStall(one.abort.signal.reason);
      if (!wished) next = this.afterFailure(ref, one, error);
    }
    this.running.delete(ref.sha256);
    this.parts.delete(ref.sha256);
    this.tell(one.batchIds);
    if (!this.stopped) next();
  }

  private async fetch(ref: MediaRef, one: Running): Promise<void> {
    const device = deviceOf(this.ground);
    const stalled = () => one.abort.abort(new DOMException('nothing came', 'TimeoutError'));
    const watch = watchFor(stalled, stallMs);
    const onProgress = (received: number) => {
      one.received = received;
      watch.moved();
      for (const batchId of one.batchIds) this.progress.tell(batchId);
    };
    try {
      const source: MediaSource = (sha256, options) => requestMedia(device, sha256, options);
      await this.ground.library.download(ref, source, { signal: one.abort.signal, onProgress });
    } finally {
      watch.end();
    }
  }

  private complete(ref: MediaRef): void {
    this.failures = 0;
    this.pausedBy = null;
    changeMedia(this.ground.store.db, ref.sha256, { completeAt: instant(), problem: null });
    this.ground.host.log.info({ sha256: ref.sha256, bytes: ref.bytes }, 'file complete');
  }

  /** Files the failure where it belongs. @returns how to go on */
  private afterFailure(ref: MediaRef, one: Running, error: unknown): () => void {
    const found = problemOfDownload(error);
    this.ground.host.log.warn({ sha256: ref.sha256, code: found.code }, 'download failed');
    try {
      return this.noteFailure(ref, one, found);
    } catch {
      // A disk too full for the note as well: what is on disk is sound, so it is tried again later.
      return () => this.waitFor(found);
    }
  }

  private noteFailure(ref: MediaRef, one: Running, found: Problem): () => void {
    const { store } = this.ground;
    switch (found.code) {
      case 'disk_full':
        for (const id of one.batchIds) changeBatch(store.db, id, { downloadProblem: found });
        return () => this.fill();
      case 'digest_mismatch':
      case 'exchange_unexpected':
      case 'exchange_refused':
      case 'internal':
        changeMedia(store.db, ref.sha256, { problem: found });
        return () => this.fill();
      default:
        return () => this.waitFor(found);
    }
  }

  private waitFor(interruption: Problem): void {
    this.failures++;
    this.pausedBy = interruption;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fill(), waitAfter(this.failures, Math.random()));
    this.timer.unref();
  }

  private tell(batchIds: readonly string[]): void {
    if (this.stopped) return;
    for (const batchId of batchIds) this.ground.emit({ name: 'download.changed', batchId });
  }
}

export function openDownloads(ground: Ground): Downloads {
  return new Queue(ground);
}
