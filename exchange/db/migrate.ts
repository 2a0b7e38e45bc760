import { OperatorError } from '../failure.ts';
import type { Database } from './database.ts';
import { migrations } from './migrations/all.ts';
import type { Migration } from './migrations/migration.ts';
import { appliedMigrations, applyMigration, ensureMigrationTable, lockSchema } from './queries/migrations.ts';

/**
 * Applies what is missing, all or nothing. Several processes may start at once: one migrates, the others wait.
 * @throws OperatorError when the database was made by a newer version
 */
export async function migrate(db: Database, known: readonly Migration[] = migrations): Promise<void> {
  await db.transaction(async (tx) => {
    await lockSchema(tx);
    await ensureMigrationTable(tx);
    const applied = await appliedMigrations(tx);
    const newest = known.at(-1)?.number ?? 0;
    const ahead = applied.find((number) => number > newest);
    if (ahead !== undefined) {
      throw new OperatorError(
        `This database was made by a newer version of the exchange (its schema is ${ahead}, this version knows ${newest}). Start it with that version or a later one; nothing was changed.`,
      );
    }
    for (const migration of known) {
      if (!applied.includes(migration.number)) await applyMigration(tx, migration);
    }
  });
}
