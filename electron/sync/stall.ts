import { type Problem, ProblemError } from '#shared/contract/errors.ts';
import { storeProblemOf } from '../db/failures.ts';

/** Calls `stalled` when nothing moved for so long. */
export function watchFor(stalled: () => void, ms: number): { moved(): void; end(): void } {
  const timer = setTimeout(stalled, ms);
  return { moved: () => timer.refresh(), end: () => clearTimeout(timer) };
}

export function isStall(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}

/** What a failed download means to the person. */
export function problemOfDownload(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (isStall(error)) {
    return {
      code: 'exchange_unreachable',
      message: 'The exchange stopped sending in the middle of a file.',
      remedy: 'The download goes on by itself from where it stopped.',
    };
  }
  return (
    storeProblemOf(error)?.problem ?? {
      code: 'internal',
      message: 'A file of this batch could not be downloaded.',
      remedy: 'Download the batch again. If it stays, tell the programme office and send the log.',
    }
  );
}
