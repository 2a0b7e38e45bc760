import { _electron } from '@playwright/test';
import type { HostOptions, RunningHost } from './host.ts';

/** Chromium refuses its sandbox to root; a person at a desk is not root. */
export const sandboxWords = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The built program in a real Electron, driven over its inspector. */
export async function startDesktopHost({ profile, words = [] }: HostOptions): Promise<RunningHost> {
  const app = await _electron.launch({
    executablePath: process.env.RANGEFINDER_ELECTRON ?? '',
    args: ['.', ...sandboxWords, '--profile', profile, ...words],
  });
  const page = await app.firstWindow();
  await page.waitForLoadState();
  const process_ = app.process();
  return {
    page,
    close: () => app.close(),
    kill: async () => {
      const ended = new Promise((resolve) => process_.once('exit', resolve));
      process_.kill('SIGKILL');
      await ended;
    },
  };
}
