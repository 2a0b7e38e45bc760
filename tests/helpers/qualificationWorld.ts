import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import type { Role } from '#shared/domain/role.ts';
import type { PushResponse } from '#shared/exchange/events.ts';
import { BatchPage, FeedbackPage } from '#shared/exchange/wire.ts';
import { type RunningExchange, startExchange } from './exchange.ts';
import { ExchangeReader } from './exchangeReader.ts';
import { type DatabaseKind, startDatabases } from './exchangeWorld.ts';
import { type Wish, writeQualificationProgramme } from './qualificationProgramme.ts';

export interface QualificationWorld {
  /** The folder the programme was read from. */
  folder: string;
  programme: ProgrammeFile;
  databaseUrl: string | undefined;
  enrol(certified?: boolean, role?: Role): Promise<ExchangeReader>;
}

/** An exchange with a programme of short texts, for the tests of the describe it is called in. @returns ask in a test */
export function withProgramme(kind: DatabaseKind, wish: Wish): () => QualificationWorld {
  let world: QualificationWorld;
  let exchange: RunningExchange;
  let databases: Awaited<ReturnType<typeof startDatabases>>;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
    const programme = writeQualificationProgramme(folder, wish);
    databases = await startDatabases(kind);
    const databaseUrl = await databases.newUrl();
    exchange = await startExchange({
      seed: 'sample',
      sampleDir: folder,
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
    });
    const enrol = async (certified = false, role: Role = 'assessor') =>
      await ExchangeReader.enrol(exchange.url, await exchange.enrolCode(role, { certified }));
    world = { folder, programme, databaseUrl, enrol };
  });
  afterAll(async () => {
    await exchange?.stop();
    await databases?.stop();
    if (world) rmSync(world.folder, { recursive: true, force: true });
  });
  return () => world;
}

/** The batches a reader is shown. */
export const listed = async (reader: ExchangeReader) =>
  BatchPage.parse(await (await reader.get('/v1/batches')).json()).batches;

/** Everything a reader was told so far. */
export const newsOf = async (reader: ExchangeReader) =>
  FeedbackPage.parse(await (await reader.get('/v1/feedback')).json()).items;

/** What became of events: the reason where there is one, the verdict else. */
export const pushed = async (reader: ExchangeReader, events: readonly unknown[]) =>
  ((await (await reader.push(events)).json()) as PushResponse).verdicts.map(({ verdict, reason }) =>
    reason ? reason.code : verdict,
  );
