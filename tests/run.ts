/**
 * `npm test`: prepares this machine, then runs unit, integration and end-to-end tests, and closes with one count.
 * `npm run check` (`--everything`) runs types, lint, import arrows and dead code first, and the packaged program last.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from '#electron/launch/electronBinary.ts';
import { findOrInstallChromium } from './machine/chromium.ts';
import { addPlaywright, addVitest, type Counts, closingLine, none } from './machine/counts.ts';
import { displayPrefix } from './machine/display.ts';
import { findOrInstallPostgres } from './machine/postgres.ts';
import { findOrInstallRscript } from './machine/r.ts';

const root = join(import.meta.dirname, '..');
const everything = process.argv.includes('--everything');
const reports = mkdtempSync(join(tmpdir(), 'rangefinder-reports-'));

interface Machine {
  chromium: string;
  electron: string | undefined;
  display: string[];
}

function run(words: readonly string[], env: Record<string, string> = {}): boolean {
  const [program = '', ...parameters] = words;
  console.log(`\n› ${words.join(' ')}`);
  const path = `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
  const done = spawnSync(program, parameters, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: path, ...env },
  });
  return done.status === 0;
}

function loud(line: string): void {
  console.log(`\n!!! ${line}\n`);
}

async function prepare(): Promise<Machine> {
  const chromium = findOrInstallChromium();
  if (findOrInstallPostgres() === undefined)
    loud(
      'No PostgreSQL here: the exchange is tested on the embedded database only. Remedy: install postgresql.',
    );
  if (findOrInstallRscript() === undefined)
    loud('No R here: the script of the export for R is NOT tested. Remedy: install r-base-core.');
  const electron = await findElectron();
  const display = electron === undefined ? undefined : displayPrefix();
  if (electron === undefined || display === undefined) {
    const lacking = electron === undefined ? 'Electron binary' : 'display (install xvfb)';
    loud(
      `No ${lacking} here: the desktop host is NOT tested. Remedy: allow Electron’s download, or set ELECTRON_OVERRIDE_DIST_PATH.`,
    );
  }
  return { chromium, electron: display === undefined ? undefined : electron, display: display ?? [] };
}

function staticChecks(): boolean {
  const checks = [
    ['npm', 'run', '-s', 'types'],
    ['npm', 'run', '-s', 'lint'],
    ['npm', 'run', '-s', 'arrows'],
    ['npm', 'run', '-s', 'dead-code'],
  ];
  return checks.map((words) => run(words)).every(Boolean);
}

function projectsFor(machine: Machine): string[] {
  if (machine.electron === undefined) return ['browser'];
  return everything ? ['browser', 'desktop', 'packaged'] : ['browser', 'desktop'];
}

function vitest(machine: Machine, total: Counts): Counts {
  const report = join(reports, 'vitest.json');
  run(['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], {
    RANGEFINDER_CHROMIUM: machine.chromium,
  });
  return addVitest(total, read(report));
}

function playwright(machine: Machine, total: Counts): Counts {
  const report = join(reports, 'playwright.json');
  const projects = projectsFor(machine).flatMap((name) => ['--project', name]);
  run([...machine.display, 'playwright', 'test', ...projects], {
    RANGEFINDER_CHROMIUM: machine.chromium,
    RANGEFINDER_ELECTRON: machine.electron ?? '',
    RANGEFINDER_PACKAGED: projects.includes('packaged') ? 'yes' : 'no',
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return addPlaywright(total, read(report));
}

function read(report: string): unknown {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  const machine = await prepare();
  const sound = everything ? staticChecks() : true;
  let counts = vitest(machine, none);
  const built = run(['npm', 'run', '-s', 'build']);
  const packaged = !everything || machine.electron === undefined || run(['npm', 'run', '-s', 'package']);
  if (built && packaged) counts = playwright(machine, counts);
  rmSync(reports, { recursive: true, force: true });
  const green = sound && built && packaged && counts.failed === 0;
  if (!green && counts.failed === 0) loud('A check before the tests failed: see above.');
  for (const failure of counts.failures) console.log(`\n✗ ${failure}`);
  console.log(`\n${closingLine(green ? counts : { ...counts, failed: Math.max(1, counts.failed) })}`);
  process.exitCode = green ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
