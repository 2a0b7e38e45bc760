import type { z } from 'zod';

export interface Route<I extends z.ZodType, O extends z.ZodType> {
  input: I;
  output: O;
}

/** One line of the contract: what the screen sends and what it gets back. */
export function route<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Route<I, O> {
  return { input, output };
}
