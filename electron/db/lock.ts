import Database from 'better-sqlite3';
import { problem } from '#shared/contract/errors.ts';
import { storeCodeOf } from './failures.ts';

/**
 * Holds the profile for this process. The lock is an exclusive transaction on a file of its own: the operating
 * system lets go of it when the process ends, however it ends, and it works across both hosts.
 * @returns a function that lets go
 * @throws ProblemError `profile_in_use`
 */
export function lockProfile(path: string): () => void {
  const file = new Database(path, { timeout: 0 });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if (storeCodeOf(error)?.startsWith('SQLITE_BUSY')) throw inUse(error);
    throw error;
  }
  return () => file.close();
}

function inUse(cause: unknown) {
  return problem(
    'profile_in_use',
    'This profile is already open in another window of Rangefinder on this machine.',
    'Go on in that window, or close it and start again. To work as somebody else at the same time, start with another profile.',
    cause,
  );
}
