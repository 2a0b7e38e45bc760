import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** The embedded or the real PostgreSQL, or a transaction on either. */
export type Database = PgDatabase<PgQueryResultHKT>;
