import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Data folders of exchanges that every test of a run begins with a copy of: what takes seconds to make is made once, by
 * the first test that wants it, and goes with the run.
 */
const place = 'RANGEFINDER_READY_MADE';

/** Runs before all tests, and what it returns after them. */
// biome-ignore lint/style/noDefaultExport: both runners take the function that a module exports so
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-ready-'));
  process.env[place] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Two tests that want it at the same moment both make it, and the second to be done gives its own up. */
async function readyMade(
  folder: string,
  name: string,
  make: (data: string) => Promise<void>,
): Promise<string> {
  const ready = join(folder, name);
  if (existsSync(ready)) return ready;
  const own = mkdtempSync(join(folder, `${name}-`));
  await make(own);
  try {
    renameSync(own, ready);
  } catch (error) {
    if (!existsSync(ready)) throw error;
    rmSync(own, { recursive: true });
  }
  return ready;
}

/**
 * Fills a folder with a copy of what is ready, and makes that first where no test of this run has. Outside of a run of
 * tests it does nothing.
 * @param make fills an empty folder
 */
export async function copyReadyMade(
  data: string,
  name: string,
  make: (data: string) => Promise<void>,
): Promise<void> {
  const folder = process.env[place];
  if (folder !== undefined) cpSync(await readyMade(folder, name, make), data, { recursive: true });
}
