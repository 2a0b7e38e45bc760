import type { MediaRef } from '#shared/domain/evidence.ts';
import type { Stored } from './sealed/stored.ts';

/**
 * Where bytes come from: the exchange, by digest, from an offset on.
 * @param start first byte wanted; when above 0 the request carries `Range` and `If-Range`
 * @returns the exchange's answer: 206 from `start`, or 200 with everything
 * @throws ProblemError when there is no answer
 */
export type MediaSource = (
  sha256: string,
  options: { start: number; signal: AbortSignal },
) => Promise<Response>;

export interface DownloadOptions {
  signal: AbortSignal;
  /** Bytes of this file on disk so far. */
  onProgress(receivedBytes: number): void;
}

/**
 * The content-addressed library: one folder, a file per digest, playable only once its digest was checked. What lies
 * in it is encrypted and authenticated; it is read through what `fileOf` and `derivedOf` give.
 */
export interface MediaLibrary {
  /** Whether a file is complete and verified. */
  has(sha256: string): boolean;
  /** A complete, verified file; undefined until then. */
  fileOf(sha256: string): Stored | undefined;
  /** Where such a file lies sealed, for a thread that opens it itself. */
  pathOf(sha256: string): string | undefined;
  /** The file of that name made from a recording; opening it fails where there is none. */
  derivedOf(sha256: string, name: string): Stored;
  /** Bytes of that file; 0 where there is none. */
  derivedBytes(sha256: string, name: string): number;
  /**
   * Has a file made from a recording, and keeps it once it is whole.
   * @param make writes to a path of its own; the file lies open until it is done
   */
  makeDerived<T>(sha256: string, name: string, make: (part: string) => Promise<T>): Promise<T>;
  /** Bytes of a file that are on disk, complete or not. */
  receivedBytes(ref: MediaRef): number;
  /**
   * Downloads a file, going on where an earlier attempt stopped.
   * @throws ProblemError `digest_mismatch` (the partial file is removed), `disk_full` (what came is kept),
   * `exchange_unexpected` for an answer that is not the file, or whatever the source throws
   */
  download(ref: MediaRef, source: MediaSource, options: DownloadOptions): Promise<void>;
  /** Removes a file, what came of it so far, and all that was made from it. */
  remove(sha256: string): Promise<void>;
  /** Seals what an earlier version left open, once what a killed workstation left is removed. */
  tidy(signal: AbortSignal): Promise<void>;
  usage(): { mediaBytes: number; freeBytes: number };
}
