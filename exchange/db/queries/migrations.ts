import { sql } from 'drizzle-orm';
import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { Database } from '../database.ts';
import type { Migration } from '../migrations/migration.ts';

const table = pgTable('schema_migrations', {
  number: integer('number').primaryKey(),
  name: text('name').notNull(),
  appliedAt: timestamp('applied_at', { withTimezone: true }).notNull(),
});

/** Until the end of the transaction, no other process changes the schema. */
export async function lockSchema(tx: Database): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('rangefinder exchange schema'))`);
}

export async function ensureMigrationTable(tx: Database): Promise<void> {
  await tx.execute(sql`CREATE TABLE IF NOT EXISTS schema_migrations (
    number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL)`);
}

export async function appliedMigrations(tx: Database): Promise<number[]> {
  const rows = await tx.select({ number: table.number }).from(table).orderBy(table.number);
  return rows.map((row) => row.number);
}

export async function applyMigration(tx: Database, migration: Migration): Promise<void> {
  for (const statement of migration.statements) await tx.execute(sql.raw(statement));
  await tx.insert(table).values({ number: migration.number, name: migration.name, appliedAt: new Date() });
}
