import { chmodSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where this system keeps a program's data: Application Support, %LOCALAPPDATA%, or XDG_DATA_HOME. */
function dataFolder(platform: NodeJS.Platform, environment: Environment): string {
  const home = homedir();
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Rangefinder');
  if (platform === 'win32')
    return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Rangefinder');
  const data = environment.XDG_DATA_HOME;
  // The specification has relative paths ignored.
  return join(data && isAbsolute(data) ? data : join(home, '.local', 'share'), 'rangefinder');
}

/** The profile used when none is named; the sample programme has one of its own. */
export function defaultProfile(name: 'default' | 'sample'): string {
  return join(dataFolder(process.platform, process.env), name);
}

/**
 * Makes the profile's folder, readable by this user only.
 * @returns its absolute path
 */
export function prepareProfile(folder: string): string {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32') chmodSync(path, 0o700);
  return path;
}
