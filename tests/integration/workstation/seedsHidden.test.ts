import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Observed, tellByAll, tellByEach } from '#tests/helpers/adversary.ts';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import { databaseOf } from '#tests/helpers/profileKey.ts';
import { writeQualificationProgramme } from '#tests/helpers/qualificationProgramme.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';
import { type AlteringProxy, startProxy } from '#tests/helpers/workstationProxy.ts';
import { claimAndDownload, edit } from '#tests/helpers/workstationScoring.ts';

const windows = 10;
/** Of 180 a tenth of all is twenty seeds, without a rest: 2,000 items in all, 200 of them seeds. */
const operational = 180;
const items = 2_000;
/** So far off one half is an area by chance in one of 300,000 tries. */
const byChance = 4.6;

let folder: string;
let exchange: RunningExchange;
let proxy: AlteringProxy;
let one: TestWorkstation;
let observed: Observed[];

/** What a row says of an item: its numbers, how long its texts are, and what its ids and digests begin with. */
function seenIn(row: Record<string, unknown>): [string, number][] {
  return Object.entries(row).flatMap(([column, value]): [string, number][] => {
    if (typeof value === 'number') return [[column, value]];
    const length: [string, number] = [column, String(value ?? '').length];
    const begins = /^[0-9a-f]{8}/.exec(String(value ?? ''));
    return begins ? [length, [`${column}, begins`, Number.parseInt(begins[0], 16)]] : [length];
  });
}

/** Everything that the workstation’s own database says of an item, wherever one of its ids stands. */
function inDatabase(profile: string, ownerOf: ReadonlyMap<string, Observed>): void {
  const db = databaseOf(profile, { readonly: true });
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  for (const table of tables) {
    const rows = db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[];
    for (const [place, row] of rows.entries()) {
      const owners = new Set(Object.values(row).flatMap((value) => ownerOf.get(String(value)) ?? []));
      for (const { seen } of owners) {
        seen.set(`${table}, place`, place);
        seen.set(`${table}, rows`, (seen.get(`${table}, rows`) ?? 0) + 1);
        for (const [column, number] of seenIn(row)) seen.set(`${table}.${column}`, number);
      }
    }
  }
  db.close();
}

function inLog(log: readonly string[], ownerOf: ReadonlyMap<string, Observed>): void {
  for (const [id, owner] of ownerOf) {
    const lines = log.filter((line) => line.includes(id)).length;
    if (lines > 0) owner.seen.set('log, lines', (owner.seen.get('log, lines') ?? 0) + lines);
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  const programme = writeQualificationProgramme(folder, {
    ...{ windows, operational, seeds: 220 },
    text: () => 'It was so. '.repeat(1 + Math.floor(Math.random() ** 2 * 300)),
  });
  const seedIds = new Set(
    programme.anchors.flatMap(({ seed, submissionId }) => (seed ? [submissionId] : [])),
  );
  const seedFiles = new Set(
    programme.submissions
      .filter(({ id }) => seedIds.has(id))
      .map(({ evidence }) =>
        createHash('sha256')
          .update(readFileSync(join(folder, evidence[0]?.file ?? '')))
          .digest('hex'),
      ),
  );
  exchange = await startExchange({ seed: 'sample', sampleDir: folder });
  proxy = await startProxy(exchange.url);
  one = openTestWorkstation();
  const code = await exchange.enrolCode('assessor', { certified: true });
  await one.call('enrolment.enrol', { exchangeUrl: proxy.url, code });
  await one.call('sync.now', {});

  observed = [];
  const ownerOf = new Map<string, Observed>();
  const traffic: { id: string; what: string; value: number }[] = [];
  proxy.answered = ({ method, path, body }, ms) => {
    const digest = /[0-9a-f]{64}/.exec(path)?.[0];
    const id = digest ?? /"readingId":"([^"]+)"/.exec(body.toString('utf8'))?.[1] ?? '';
    const what = `${method} ${path.split('/')[2]}`;
    traffic.push({ id, what: `${what}, ms`, value: ms });
    traffic.push({ id, what: `${what}, place`, value: proxy.requests.length });
    traffic.push({ id, what: `${what}, bytes sent`, value: body.length });
  };
  for (let group = 0; group < windows; group++) {
    const name = `Window ${group + 1}`;
    const { id: batchId } = await claimAndDownload(one, name);
    const { submissions } = await one.call('queue.batch', { batchId });
    for (const [place, { id: submissionId }] of submissions.entries()) {
      const item: Observed = {
        group,
        isSought: false,
        seen: new Map([['place', place]]),
      };
      const openedAt = performance.now();
      const reading = await one.call('scoring.open', { batchId, submissionId });
      item.seen.set('scoring.open, ms', performance.now() - openedAt);
      for (const { id, media } of reading.evidence) {
        item.isSought ||= seedFiles.has(media.sha256);
        ownerOf.set(id, item).set(media.sha256, item);
      }
      ownerOf.set(submissionId, item).set(reading.id, item);
      observed.push(item);
      const changes = reading.rubric.criteria.map(({ id: criterionId, levels }) => ({
        kind: 'score' as const,
        score: { criterionId, levelId: levels[1]?.id ?? null, noEvidence: true, rationale: '' },
      }));
      await edit(one, reading.id, ...changes);
      const submittedAt = performance.now();
      await one.call('scoring.submit', { readingId: reading.id });
      item.seen.set('scoring.submit, ms', performance.now() - submittedAt);
      const sentAt = performance.now();
      await one.call('sync.now', {});
      item.seen.set('sync.now, ms', performance.now() - sentAt);
    }
  }
  for (const { id, what, value } of traffic) ownerOf.get(id)?.seen.set(what, value);
  const { log, profile } = one;
  await one.workstation.close();
  inDatabase(profile, ownerOf);
  inLog(log, ownerOf);
}, 900_000);
afterAll(async () => {
  await one?.close();
  await proxy?.stop();
  await exchange?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('has a tenth of two thousand items to find', () => {
  expect(observed).toHaveLength(items);
  expect(observed.filter(({ isSought }) => isSought)).toHaveLength(items / 10);
});

it('finds no seed by anything that is seen on the workstation: manifest, digests, order, sizes, calls, database, log', () => {
  const told = tellByEach(observed);
  expect(told.length).toBeGreaterThan(50);
  expect(told.filter(({ errors }) => errors > byChance)).toEqual([]);
});

it('finds none by all of that together', () => {
  expect(tellByAll(observed).errors).toBeLessThan(byChance);
});

it('would find them, did they come a little earlier than the others, or were they a little larger', () => {
  const leaking = (of: (item: Observed) => number) =>
    observed.map((item) => ({ ...item, seen: new Map([...item.seen, ['leak', of(item)]]) }));
  const position = leaking(({ seen, isSought }) => (seen.get('place') ?? 0) * (isSought ? 0.7 : 1));
  expect(tellByEach(position)[0]).toMatchObject({ what: 'leak' });
  expect(tellByEach(position)[0]?.errors).toBeGreaterThan(byChance);
  const size = leaking(({ seen, isSought }) => (seen.get('media.bytes') ?? 0) * (isSought ? 3 : 1));
  expect(tellByEach(size)[0]?.errors).toBeGreaterThan(byChance);
  const plain = leaking(({ isSought }) => Number(isSought));
  expect(tellByAll(plain).errors).toBeGreaterThan(byChance);
});
