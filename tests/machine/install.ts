import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these programs on PATH or at its absolute place; undefined when the machine has none. */
export function findProgram(names: readonly string[], folders: readonly string[] = []): string | undefined {
  const places = [...(process.env.PATH ?? '').split(delimiter), ...folders];
  const candidates = names.flatMap((name) => places.map((place) => join(place, name)));
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Whether this machine lets us install Debian packages without asking anybody. */
function canInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && findProgram(['apt-get']) !== undefined;
}

let listsAreFresh = false;

/**
 * Installs Debian packages where we are root on a Debian machine.
 * @returns whether they are there now
 */
export function installDebianPackages(packages: readonly string[]): boolean {
  if (!canInstall()) return false;
  console.log(`Installing from Debian: ${packages.join(' ')}`);
  const apt = (...parameters: string[]) =>
    spawnSync('apt-get', parameters, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  if (!listsAreFresh) listsAreFresh = apt('-q', 'update');
  return apt('-q', 'install', '-y', '--no-install-recommends', ...packages);
}
