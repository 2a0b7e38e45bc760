import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildProgram } from './buildProgram.ts';
import { findElectron, overriddenDist } from './electronBinary.ts';
import { readFuses } from './fuses.ts';
import { root } from './place.ts';
import { isBuilt } from './sourcePrint.ts';

const dist = join(root, 'dist');

/** The folder electron-builder makes for this system, and the program in it. */
function packaged(): { folder: string; program: string } {
  const arm = process.arch === 'arm64' ? '-arm64' : '';
  if (process.platform === 'darwin') {
    const folder = join(dist, `mac${arm}`);
    return { folder, program: join(folder, 'Rangefinder.app', 'Contents', 'MacOS', 'Rangefinder') };
  }
  if (process.platform === 'win32') {
    const folder = join(dist, `win${arm}-unpacked`);
    return { folder, program: join(folder, 'Rangefinder.exe') };
  }
  const folder = join(dist, `linux${arm}-unpacked`);
  return { folder, program: join(folder, 'rangefinder') };
}

function versionIn(folder: string): string[] {
  const file = join(folder, 'version');
  if (!existsSync(file)) return [];
  return [`-c.electronVersion=${readFileSync(file, 'utf8').trim().replace(/^v/, '')}`];
}

async function electronWords(): Promise<string[]> {
  const folder = overriddenDist() ?? (await installedDist());
  if (folder === undefined)
    throw new Error(
      'There is no Electron to package. Allow its download and run “npx install-electron”, or name an unpacked one in ELECTRON_OVERRIDE_DIST_PATH.',
    );
  return [`-c.electronDist=${folder}`, ...versionIn(folder)];
}

async function installedDist(): Promise<string | undefined> {
  const program = await findElectron({ insist: true, say: (line) => console.error(line) });
  if (program === undefined) return undefined;
  return process.platform === 'darwin' ? join(dirname(program), '..', '..', '..') : dirname(program);
}

function build(words: readonly string[]): void {
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const { status } = spawnSync(process.execPath, [builder, '--dir', '--publish', 'never', ...words], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error('electron-builder failed: see above.');
}

/** The installers of ffmpeg make their programs runnable for whoever installed them, not for whoever uses them. */
function openToAll(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && /^ff(?:mpeg|probe)$/.test(entry.name))
      chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
}

/** Prints the folder and each fuse as the packaged program has it. @throws where one is not as stated */
async function report(): Promise<void> {
  const { folder, program } = packaged();
  openToAll(folder);
  // Electron's own start page, which a custom distribution brings along.
  rmSync(join(folder, 'resources', 'default_app.asar'), { force: true });
  const fuses = await readFuses(program);
  console.log(folder);
  for (const { fuse, state, wanted } of fuses)
    console.log(`${fuse}: ${state}${wanted ? '' : ' (Electron’s own)'}`);
  const wrong = fuses.filter(({ state, wanted }) => wanted !== undefined && state !== wanted);
  if (wrong.length > 0) throw new Error(`Not as stated: ${wrong.map(({ fuse }) => fuse).join(', ')}.`);
}

async function main(): Promise<void> {
  if (!isBuilt()) buildProgram();
  build(await electronWords());
  await report();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
