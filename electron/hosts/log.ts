import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { Log } from '../host.ts';

const largestBytes = 5 * 1024 ** 2;

/** The profile's log files. */
export function logFolder(profile: string): string {
  const folder = join(profile, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Puts a log that has grown too large aside, over the one put aside before. */
export function rotate(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestBytes) renameSync(path, `${path}.1`);
}

/** Opens `<profile>/logs/rangefinder.log`: JSON lines with ids, never names; readable by this user only. */
export function openLog(profile: string): Log {
  const path = join(logFolder(profile), 'rangefinder.log');
  rotate(path);
  // Synchronous: the last line before a crash is the one that is needed.
  const destination = pino.destination({ dest: path, append: true, mode: 0o600, sync: true });
  return pino({ base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
