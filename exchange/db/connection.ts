import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError, systemCodeOf } from '../failure.ts';
import type { Database } from './database.ts';
import { type Listen, listenOnServer } from './listening.ts';
import { migrate } from './migrate.ts';

export interface Connection {
  db: Database;
  listen: Listen;
  close(): Promise<void>;
}

async function openEmbedded(data: string): Promise<Connection> {
  // Each driver is loaded only where it is used: the embedded one alone is some megabytes of WebAssembly.
  const [{ PGlite }, { drizzle }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('drizzle-orm/pglite'),
  ]);
  const folder = join(data, 'database');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    const client = await PGlite.create({ dataDir: folder });
    const listen: Listen = (channel, heard) => client.listen(channel, heard);
    return { db: drizzle(client), listen, close: () => client.close() };
  } catch (error) {
    throw new OperatorError(
      `The database in ${folder} cannot be opened (${reasonOf(error)}). Restore the folder from a backup, or choose another --data.`,
    );
  }
}

async function openServer(url: string): Promise<Connection> {
  const [{ default: pg }, { drizzle }] = await Promise.all([
    import('pg'),
    import('drizzle-orm/node-postgres'),
  ]);
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A dropped idle connection is the pool's to replace; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    throw new OperatorError(
      `The PostgreSQL of --database-url cannot be reached (${reasonOf(error)}). Check the address, the user, the password and that it is running.`,
    );
  }
  const listen: Listen = (channel, heard) => listenOnServer(url, channel, heard);
  return { db: drizzle(pool), listen, close: () => pool.end() };
}

function reasonOf(error: unknown): string {
  return systemCodeOf(error) ?? (error instanceof Error ? error.message : String(error));
}

/**
 * Opens the database and brings its schema up to date.
 * @throws OperatorError when it cannot be opened, reached, or comes from a newer version
 */
export async function openDatabase(data: string, databaseUrl: string | undefined): Promise<Connection> {
  const connection = databaseUrl === undefined ? await openEmbedded(data) : await openServer(databaseUrl);
  try {
    await migrate(connection.db);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}
