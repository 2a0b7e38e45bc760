import { type Problem, ProblemError } from '#shared/contract/errors.ts';

/** Whatever was thrown, as something a person can be told. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return {
    code: 'internal',
    message: 'The screen could not finish this.',
    remedy: 'Try again. If it happens again, restart Rangefinder; what is shown as saved is kept.',
  };
}
