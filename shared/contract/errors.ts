import { z } from 'zod';

export const errorCodes = [
  'invalid_input',
  'untrusted_sender',
  'unsupported',
  'locked',
  'passphrase_wrong',
  'not_enrolled',
  'already_enrolled',
  'not_found',
  'not_allowed',
  'code_wrong',
  'code_expired',
  'code_used',
  'exchange_address',
  'exchange_unreachable',
  'exchange_certificate',
  'exchange_unexpected',
  'exchange_refused',
  'credential_refused',
  'manifest_invalid',
  'digest_mismatch',
  'media_missing',
  'evidence_removed',
  'access_withdrawn',
  'not_playable',
  'disk_full',
  'folder_unusable',
  'batch_not_claimed',
  'reading_submitted',
  'reading_incomplete',
  'reading_unwatched',
  'nothing_to_undo',
  'profile_in_use',
  'profile_newer',
  'profile_damaged',
  'ffmpeg_unusable',
  'internal',
] as const;
export const ErrorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** What a person is told when something cannot be done: what happened, and what they can do about it. */
export const Problem = z.strictObject({
  code: ErrorCode,
  message: z.string().min(1).max(2_000),
  remedy: z.string().min(1).max(2_000),
});
export type Problem = z.infer<typeof Problem>;

/** A problem on its way to the person who can do something about it. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.message} ${problem.remedy}`, options);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** A ProblemError in three words. */
export function problem(code: ErrorCode, message: string, remedy: string, cause?: unknown): ProblemError {
  return new ProblemError({ code, message, remedy }, { cause });
}

export type Envelope<T> = { ok: true; data: T } | { ok: false; error: Problem };
