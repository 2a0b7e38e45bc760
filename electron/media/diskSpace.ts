import { statfsSync } from 'node:fs';
import { type ProblemError, problem } from '#shared/contract/errors.ts';

/** Left free for the database and its log, so that scores can still be saved when media fill the disk. */
const reserveBytes = 32 * 1024 ** 2;

/** Bytes this user may still write on the disk that holds `folder`. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

export function diskFull(folder: string, cause?: unknown): ProblemError {
  return problem(
    'disk_full',
    'The disk is full: the download stopped.',
    `Free some space on the disk that holds ${folder}. What was downloaded so far is kept.`,
    cause,
  );
}

/** @throws ProblemError `disk_full` where `wanted` more bytes would not leave the reserve */
export function requireSpace(folder: string, wanted: number): void {
  if (freeBytes(folder) < wanted + reserveBytes) throw diskFull(folder);
}

export function isDiskFull(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'ENOSPC' || code === 'EDQUOT';
}
