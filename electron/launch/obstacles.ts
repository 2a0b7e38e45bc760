import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const isRoot = process.getuid?.() === 0;

function missingLibrary(electron: string): string | undefined {
  const { status, stderr } = spawnSync(electron, ['-e', '0'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    timeout: 20_000,
  });
  if (status !== 127) return undefined;
  return /libraries: ([^:]+):/.exec(stderr)?.[1] ?? 'a system library';
}

function hasSandbox(electron: string): boolean {
  if (isRoot) return true;
  const helper = statSync(join(dirname(electron), 'chrome-sandbox'), { throwIfNoEntry: false });
  if (helper?.uid === 0 && (helper.mode & 0o4000) !== 0) return true;
  const { status, error } = spawnSync('/usr/bin/unshare', ['--user', '--map-root-user', 'true'], {
    stdio: 'ignore',
  });
  return error !== undefined || status === 0;
}

/** Why this machine cannot show Electron's window, and what helps, in one line; undefined where it can. */
export function obstacleTo(electron: string): string | undefined {
  if (process.platform !== 'linux') return undefined;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return 'There is no display for a window. Start from a desktop session, or under xvfb-run.';
  const library = missingLibrary(electron);
  if (library !== undefined)
    return `Electron needs ${library}, which this system lacks. Install GTK 3, NSS, ALSA and GBM (on Debian: libgtk-3-0 libnss3 libasound2 libgbm1).`;
  if (!hasSandbox(electron))
    return `This system gives Chromium no sandbox. Have an administrator make ${join(dirname(electron), 'chrome-sandbox')} belong to root with mode 4755.`;
  return undefined;
}
