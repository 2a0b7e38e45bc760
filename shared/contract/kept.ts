import { z } from 'zod';
import { Instant } from '../domain/primitives.ts';

/** Of an answer of the exchange, or of the last one it gave where it cannot be reached. */
export const kept = {
  /** When the exchange gave it. */
  at: Instant,
  /** Whether the exchange could not be reached now. */
  offline: z.boolean(),
};
