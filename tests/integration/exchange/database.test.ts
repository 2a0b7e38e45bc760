import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, openDatabase } from '#exchange/db/connection.ts';
import { migrate } from '#exchange/db/migrate.ts';
import { migrations } from '#exchange/db/migrations/all.ts';
import { pseudonymSecret } from '#exchange/db/queries/state.ts';
import { openSessionNews } from '#exchange/features/calibration/news.ts';
import { folderMediaStore } from '#exchange/media/mediaStore.ts';
import { seedSample } from '#exchange/seed/seedSample.ts';
import { openMeasurer } from '#exchange/severity/measurer.ts';
import { severityWorker } from '#tests/helpers/exchange.ts';
import { writeProgramme } from '#tests/helpers/exchangeProgramme.ts';
import { databaseKinds, startDatabases } from '#tests/helpers/exchangeWorld.ts';

/** The number of the migration that a newer version would bring. */
const next = migrations.length + 1;

/** The message of the database, which the query builder wraps in its own. */
async function complaintOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'nothing';
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return cause instanceof Error ? cause.message : String(error);
  }
}

describe.each(databaseKinds)('the %s database', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-database-'));
  const sample = join(folder, 'sample');
  let databases: Awaited<ReturnType<typeof startDatabases>>;
  let url: string | undefined;
  let connection: Connection;

  const seed = async () => {
    const { db } = connection;
    const secret = await pseudonymSecret(db);
    const media = folderMediaStore(join(folder, 'media'));
    const sessions = await openSessionNews(connection);
    const severity = openMeasurer(severityWorker);
    await seedSample({ db, media, secret, now: () => new Date(), sessions, severity }, sample);
    await severity.close();
    await sessions.close();
  };
  const countOf = async (table: string) => {
    const counted = await connection.db.execute(sql.raw(`SELECT count(*)::int AS n FROM ${table}`));
    return (counted as unknown as { rows: { n: number }[] }).rows[0]?.n;
  };

  beforeAll(async () => {
    writeProgramme(sample);
    databases = await startDatabases(kind);
    url = await databases.newUrl();
    connection = await openDatabase(folder, url);
    await seed();
  });
  afterAll(async () => {
    await connection?.close();
    await databases?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('hears what is told on a channel, also after its connection was lost', async () => {
    const heard: (string | null)[] = [];
    const stop = await connection.listen('rangefinder_test', (payload) => heard.push(payload));
    const tell = (word: string) => connection.db.execute(sql`SELECT pg_notify('rangefinder_test', ${word})`);
    await tell('one');
    await expect.poll(() => heard).toEqual(['one']);
    if (kind === 'PostgreSQL') {
      await connection.db.execute(
        sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN rangefinder_test'`,
      );
      // Something may have been missed: it says so once it listens again.
      await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['one', null]);
      await tell('two');
      await expect.poll(() => heard).toEqual(['one', null, 'two']);
    }
    await stop();
    await tell('three');
    await connection.db.execute(sql`SELECT 1`);
    expect(heard).not.toContain('three');
  });

  it('imports the sample once', async () => {
    await seed();
    expect(await countOf('programmes')).toBe(1);
    expect(await countOf('submissions')).toBe(8);
    expect(await countOf('anchors')).toBe(1);
    expect(await countOf("verdicts WHERE verdict = 'accepted'")).toBe(2);
  });

  it.each(['UPDATE events SET seq = seq + 1', 'DELETE FROM events', 'TRUNCATE events CASCADE'])(
    'keeps every event against %s',
    async (statement) => {
      expect(await complaintOf(connection.db.execute(sql.raw(statement)))).toContain('events is append-only');
      expect(await countOf('events')).toBe(2);
    },
  );

  it('keeps names out of every table but the two that hold identities', async () => {
    const tables = (await connection.db.execute(
      sql`SELECT table_name FROM information_schema.tables
        WHERE table_schema = 'public' AND table_name NOT IN ('educator_identities', 'reader_identities')`,
    )) as unknown as { rows: { table_name: string }[] };
    for (const { table_name } of tables.rows) {
      expect(await countOf(`${table_name} t WHERE t::text ~ 'Quintessa|Dunstan|Lindqvist'`), table_name).toBe(
        0,
      );
    }
    expect(await countOf("educator_identities t WHERE t::text ~ 'Quintessa'")).toBe(8);
  });

  it('has the secret that keys pseudonyms once for all', async () => {
    const [one, other] = await Promise.all([pseudonymSecret(connection.db), pseudonymSecret(connection.db)]);
    expect(one).toBe(other);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
  });

  it('migrates once when several start at the same moment, and keeps what is there', async () => {
    const later = {
      number: next,
      name: 'later',
      statements: ['CREATE TABLE later (id integer PRIMARY KEY)'],
    };
    const all = [...migrations, later];
    await Promise.all([
      migrate(connection.db, all),
      migrate(connection.db, all),
      migrate(connection.db, all),
    ]);
    expect(await countOf('schema_migrations')).toBe(next);
    expect(await countOf('events')).toBe(2);
  });

  it('undoes a migration that fails half way', async () => {
    const broken = {
      number: next + 1,
      name: 'broken',
      statements: ['CREATE TABLE half (id integer)', 'NOT SQL'],
    };
    const known = [...migrations, { number: next, name: 'later', statements: [] }, broken];
    expect(await complaintOf(migrate(connection.db, known))).toContain('syntax error');
    expect(await countOf("information_schema.tables WHERE table_name = 'half'")).toBe(0);
  });

  it('is refused in plain words when a newer version made it, and left alone', async () => {
    const before = await countOf('schema_migrations');
    await expect(migrate(connection.db)).rejects.toThrow(
      new RegExp(`newer version of the exchange \\(its schema is ${next}`),
    );
    expect(await countOf('schema_migrations')).toBe(before);
  });
});
