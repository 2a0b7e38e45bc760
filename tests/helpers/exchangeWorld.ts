import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import type { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import type { Role } from '#shared/domain/role.ts';
import { type RunningExchange, startExchange } from './exchange.ts';
import { writeProgramme } from './exchangeProgramme.ts';
import { ExchangeReader } from './exchangeReader.ts';
import { hasPostgres, type PostgresCluster, startPostgres } from './postgres.ts';

/** A seeded exchange on one of the databases. */
export interface ExchangeWorld {
  exchange: RunningExchange;
  programme: ProgrammeFile;
  /** The folder the programme was read from. */
  folder: string;
  databaseUrl: string | undefined;
  enrol(role: Role, options?: { certified?: boolean }): Promise<ExchangeReader>;
}

/** The databases that the exchange is tested on. */
export const databaseKinds: readonly ('embedded' | 'PostgreSQL')[] = hasPostgres()
  ? ['embedded', 'PostgreSQL']
  : ['embedded'];

export type DatabaseKind = (typeof databaseKinds)[number];

/** An empty database of that kind for each call; `stop` when done. */
export async function startDatabases(kind: DatabaseKind) {
  const cluster: PostgresCluster | undefined = kind === 'PostgreSQL' ? await startPostgres() : undefined;
  return {
    newUrl: async () => await cluster?.newDatabase(),
    stop: async () => await cluster?.stop(),
  };
}

async function begin(databaseUrl: string | undefined): Promise<ExchangeWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  const programme = writeProgramme(folder);
  const exchange = await startExchange({
    seed: 'sample',
    sampleDir: folder,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  });
  const enrol = async (role: Role, options = { certified: true }) =>
    await ExchangeReader.enrol(exchange.url, await exchange.enrolCode(role, options));
  return { exchange, programme, folder, databaseUrl, enrol };
}

/** Runs the same tests with a seeded exchange on each database. */
export function onEachDatabase(about: string, tests: (world: () => ExchangeWorld) => void): void {
  describe.each(databaseKinds)(`${about}, on the %s database`, (kind) => {
    let databases: Awaited<ReturnType<typeof startDatabases>>;
    let world: ExchangeWorld;
    beforeAll(async () => {
      databases = await startDatabases(kind);
      world = await begin(await databases.newUrl());
    });
    afterAll(async () => {
      await world?.exchange.stop();
      await databases?.stop();
      if (world) rmSync(world.folder, { recursive: true, force: true });
    });
    tests(() => world);
  });
}

/** Status and body of an answer, as the tests compare them. */
export async function told(
  answer: Response,
): Promise<{ status: number; code: string | undefined; body: unknown }> {
  const body = (await answer.json()) as { error?: { code?: string } };
  return { status: answer.status, code: body.error?.code, body };
}
