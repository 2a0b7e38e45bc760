import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { findElectron } from '#electron/launch/electronBinary.ts';
import { startElectron } from '#tests/e2e/hosts/electron.ts';
import { type Bench, inTurn, type Measure, measureOf } from './measure.ts';

const source = join(import.meta.dirname, 'baselines', 'window');

/** Builds the empty window into a folder that Electron can run. */
async function buildBaseline(folder: string): Promise<void> {
  await build({
    root: source,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: join(folder, 'screen'), emptyOutDir: true },
  });
  cpSync(join(source, 'main.cjs'), join(folder, 'main.cjs'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty-window', main: 'main.cjs' }));
}

/** Milliseconds from starting the program to the moment that `usable` holds on its first page. */
async function timeToUsable(
  words: readonly string[],
  usable: (page: Page) => Promise<void>,
): Promise<number> {
  const from = performance.now();
  const running = await startElectron(words);
  await usable(running.page);
  const took = performance.now() - from;
  await running.close();
  return took;
}

const queueIsUsable = (page: Page) =>
  page.getByRole('row').filter({ hasText: 'Practice' }).waitFor({ timeout: 60_000 });
const emptyIsUsable = (page: Page) => page.getByText('Empty window').waitFor();

async function measure(electron: string, folder: string): Promise<Measure[]> {
  const profile = join(folder, 'profile');
  const baseline = join(folder, 'baseline');
  await buildBaseline(baseline);
  const ours = () => timeToUsable([electron, '.', '--profile', profile, '--sample'], queueIsUsable);
  // The first start makes the sample exchange and its database; what a person waits for every day is a later one.
  await ours();
  const samples = await inTurn(5, ours, () => timeToUsable([electron, baseline], emptyIsUsable));
  return [
    measureOf(
      {
        name: 'cold-start',
        against: 'an empty Electron window with the same framework',
        target: 2,
        better: 'lower',
        unit: 'ms',
      },
      samples,
    ),
  ];
}

/** From starting the desktop program to a queue one can use, with the sample programme's exchange starting beside it. */
export const coldStart: Bench = {
  name: 'cold-start',
  async run() {
    const electron = await findElectron();
    if (electron === undefined) {
      console.error('cold-start is not measured: no Electron binary here. Set ELECTRON_OVERRIDE_DIST_PATH.');
      return undefined;
    }
    const folder = mkdtempSync(join(tmpdir(), 'rangefinder-bench-'));
    try {
      return await measure(electron, folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
