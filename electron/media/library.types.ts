import type { MediaRef } from '#shared/domain/evidence.ts';

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

/** The content-addressed library: one folder, a file per digest, playable only once its digest was checked. */
export interface MediaLibrary {
  /** The folder of the library. */
  readonly root: string;
  /** Absolute path of a complete, verified file; undefined until then. */
  fileOf(sha256: string): string | undefined;
  /** Where the file of that name made from a recording lies, or would lie. */
  derivedOf(sha256: string, name: string): string;
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
  usage(): { mediaBytes: number; freeBytes: number };
}
