import { _electron } from '@playwright/test';
import { endProgram } from '#tests/helpers/program.ts';
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
  return { page, close: () => app.close(), kill: () => endProgram(app.process(), 'SIGKILL') };
}
