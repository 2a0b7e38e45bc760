import { keepFor } from '../db/queries/keeping.ts';
import type { Link } from './pull.ts';

/**
 * Takes over for how long things are kept, and whether anything is.
 * @returns digests of files that the exchange holds no longer
 * @throws ProblemError
 */
export async function pullKeeping({ ground, client }: Link): Promise<readonly string[]> {
  const keeping = await client.keeping();
  ground.store.transaction((db) => keepFor(db, keeping));
  return keeping.files;
}
