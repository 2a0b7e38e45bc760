import type { Problem } from '#shared/contract/errors.ts';
import { problems as spanish } from './es/problems.ts';

/** A problem the workstation told, or one the screen found itself: that one has no code, and is in the right words. */
export type ToldProblem = Pick<Problem, 'message' | 'remedy'> & Partial<Pick<Problem, 'code'>>;

interface ProblemWords {
  message: string;
  remedy: string;
  /** What the workstation said of it, in English, where that has particulars that the general sentence lacks. */
  detail: string | null;
}

/**
 * What a person reads about a problem. In Spanish it is the general sentence of its kind, and the workstation's own
 * beside it where that carries data; translating whole sentences with their particulars is the workstation's alone.
 */
export function problemWords(problem: ToldProblem, language: string): ProblemWords {
  const { code, message, remedy } = problem;
  if (code === undefined || language !== 'es') return { message, remedy, detail: null };
  const general = spanish[code];
  return { message: general.message, remedy: general.remedy, detail: general.specific ? message : null };
}
