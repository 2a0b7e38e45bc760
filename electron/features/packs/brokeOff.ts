import { type ProblemError, problem } from '#shared/contract/errors.ts';
import type { Log } from '../../host.ts';

/** What is said where work on a pack ends by an error that is no problem of anybody's; the log tells its kind, and no name. */
export function brokeOff(log: Log, error: unknown, message: string, remedy: string): ProblemError {
  log.error({ error: error instanceof Error ? error.name : typeof error }, message);
  return problem('internal', message, remedy, error);
}
