import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Reading } from '#shared/contract/scoring.ts';
import { newId } from '#shared/domain/primitives.ts';
import { startExchange } from '#tests/helpers/exchange.ts';
import { writeProgramme } from '#tests/helpers/exchangeProgramme.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';
import { claimAndDownload, edit, openNext } from '#tests/helpers/workstationScoring.ts';
import { type Bench, inTurn, measureOf } from './measure.ts';

const saves = 200;
const rounds = 15;

const rationaleOf = (i: number) => `Change ${i}: ${'she asks how they know, and waits. '.repeat(8)}`;

/** Milliseconds a save takes through gate, parse, handler and envelope, to the disk. */
async function throughRouter(one: TestWorkstation, reading: Reading): Promise<number> {
  const [criterion] = reading.rubric.criteria;
  if (!criterion) throw new Error('the rubric has no criterion');
  const levelId = criterion.levels[1]?.id ?? null;
  const from = performance.now();
  for (let i = 0; i < saves; i++) {
    const score = { criterionId: criterion.id, levelId, noEvidence: false, rationale: rationaleOf(i) };
    await edit(one, reading.id, { kind: 'score', score });
  }
  return (performance.now() - from) / saves;
}

/** The same writes without us: a score and the edit that led to it, with the same pragmas on the same disk. */
function openBare(folder: string): { time(): number; close(): void } {
  const file = new Database(join(folder, 'bare.sqlite'));
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) file.pragma(pragma);
  file.exec(`CREATE TABLE scores (reading_id TEXT, criterion_id TEXT, level_id TEXT, no_evidence INTEGER,
    rationale TEXT, PRIMARY KEY (reading_id, criterion_id)) STRICT;
    CREATE TABLE edits (number INTEGER PRIMARY KEY AUTOINCREMENT, reading_id TEXT, id TEXT, state TEXT, forward TEXT,
    backward TEXT, UNIQUE (reading_id, id)) STRICT`);
  const upsert = file.prepare(`INSERT INTO scores VALUES ('reading', 'criterion', 'level', 0, ?)
    ON CONFLICT DO UPDATE SET rationale = excluded.rationale`);
  const append = file.prepare(
    `INSERT INTO edits (reading_id, id, state, forward, backward) VALUES ('reading', ?, 'done', ?, ?)`,
  );
  let last = '';
  const save = file.transaction((text: string) => {
    upsert.run(text);
    append.run(newId(), text, last);
    last = text;
  });
  return {
    time: () => {
      const from = performance.now();
      for (let i = 0; i < saves; i++) save.immediate(rationaleOf(i));
      return (performance.now() - from) / saves;
    },
    close: () => file.close(),
  };
}

async function measure(folder: string) {
  writeProgramme(folder, 2);
  const exchange = await startExchange({ seed: 'sample', sampleDir: folder });
  const one = openTestWorkstation({ profile: join(folder, 'profile') });
  const bare = openBare(folder);
  try {
    const code = await exchange.enrolCode('assessor', { certified: true });
    await one.call('enrolment.enrol', { exchangeUrl: exchange.url, code });
    const batch = await claimAndDownload(one, 'Practice');
    const reading = await openNext(one, batch.id);
    return await inTurn(
      rounds,
      () => throughRouter(one, reading),
      async () => bare.time(),
    );
  } finally {
    bare.close();
    await one.close();
    await exchange.stop();
  }
}

/** One saved change through the whole contract against the bare write underneath it. */
export const autosave: Bench = {
  name: 'autosave',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'rangefinder-bench-'));
    try {
      const claim = {
        name: 'autosave',
        against: 'a bare better-sqlite3 transaction of the same rows',
        target: 2,
        better: 'lower' as const,
        unit: 'ms',
      };
      return [measureOf(claim, await measure(folder))];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
