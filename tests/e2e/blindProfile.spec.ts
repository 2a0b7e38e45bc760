import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LeakReport } from '#electron/media/scrub/leakScan.ts';
import { inThePhone } from '#tests/helpers/plantedFiles.ts';
import {
  headless,
  plantedBatch,
  writeIdentifiers,
  writePlantedProgramme,
} from '#tests/helpers/plantedProgramme.ts';
import { openOfficeExchange } from './exchange.ts';
import { enrol, pull, readVideoBatch } from './steps/assessor.ts';
import { expect, test } from './test.ts';

// A workstation's whole day, and the search of all it has left.
test.describe.configure({ timeout: 300_000 });

for (const blind of [true, false])
  test(`a profile that has read a whole ${blind ? 'blind batch of scrubbed files tells nobody’s name' : 'batch without blinding tells every name'}`, async ({
    profile,
    start,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'rangefinder-planted-'));
    await writePlantedProgramme(folder, blind);
    const exchange = await openOfficeExchange(folder);
    const { page, close } = await start();
    await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
    await pull(page, plantedBatch);
    await readVideoBatch(page, plantedBatch, ['Plan', 'Student work']);

    // While it runs, so that what is only in the log of the database is searched too; and once it has ended.
    const list = writeIdentifiers(folder);
    const running = headless('leakScan', [profile, '--identifiers', list]);
    await close();
    const ended = headless('leakScan', [profile, '--identifiers', list]);
    for (const { code, json } of [running, ended]) {
      const report = json as LeakReport;
      expect(report.searched.tables).toBeGreaterThan(20);
      const found = new Set(report.found.map(({ identifier }) => identifier));
      expect(report.unread).toEqual([]);
      if (blind) expect(report.found).toEqual([]);
      else expect([...found].sort()).toEqual([...inThePhone].sort());
      if (!blind) expect(code).toBe(1);
    }
    if (blind) expect(ended.code).toBe(0);
    await exchange.remove();
    rmSync(folder, { recursive: true, force: true });
  });
