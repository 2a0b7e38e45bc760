import type { Db } from './store.ts';

/**
 * A query built once per database instead of at each call: building costs more than running it. For the queries that
 * stand in the way of every autosave.
 */
export function preparedOnce<T>(prepare: (db: Db) => T): (db: Db) => T {
  const made = new WeakMap<Db, T>();
  return (db) => {
    const found = made.get(db);
    if (found !== undefined) return found;
    const fresh = prepare(db);
    made.set(db, fresh);
    return fresh;
  };
}
