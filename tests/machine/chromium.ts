import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { findProgram, installDebianPackages } from './install.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

const asked = (): string | undefined => process.env.RANGEFINDER_CHROMIUM;
const playwrightsOwn = (): string | undefined =>
  existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
const onThisMachine = (): string | undefined =>
  findProgram(names) ?? (existsSync(macChrome) ? macChrome : undefined);

function downloadPlaywrights(): string | undefined {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
    'cli.js',
  );
  console.log('Looking for Playwright’s Chromium …');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
  return playwrightsOwn();
}

/**
 * A Chromium for the end-to-end tests: the one asked for, Playwright's, this machine's, or one installed now.
 * @throws Error with the remedy, in one line
 */
export function findOrInstallChromium(): string {
  const found = asked() ?? playwrightsOwn() ?? onThisMachine();
  if (found !== undefined) return found;
  const installed =
    downloadPlaywrights() ?? (installDebianPackages(['chromium']) ? onThisMachine() : undefined);
  if (installed !== undefined) return installed;
  throw new Error(
    'No Chromium: install one (as root: apt-get install chromium), or name it in RANGEFINDER_CHROMIUM.',
  );
}
