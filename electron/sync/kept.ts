import { ProblemError } from '#shared/contract/errors.ts';
import { instant } from '#shared/domain/primitives.ts';
import { keepAnswer, keptAnswer } from '../db/queries/desk.ts';
import type { Store } from '../db/store.ts';
import { isPassing } from './failures.ts';

/** An answer of the exchange, or the last one it gave. */
export type Kept<T> = T & { at: string; offline: boolean };

/**
 * Asks, and keeps the answer; where the exchange cannot be reached, the answer that was kept.
 * @throws what asking throws, where nothing was kept or the exchange said no
 */
export async function askKeeping<T extends object>(
  store: Store,
  name: string,
  ask: () => Promise<T>,
): Promise<Kept<T>> {
  try {
    const body = await ask();
    const at = instant();
    store.transaction((db) => keepAnswer(db, { name, at, body }));
    return { ...body, at, offline: false };
  } catch (error) {
    const found = error instanceof ProblemError && isPassing(error) ? keptAnswer(store.db, name) : undefined;
    if (!found) throw error;
    return { ...(found.body as T), at: found.at, offline: true };
  }
}
