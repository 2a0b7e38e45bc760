import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, test as base, expect, type TestInfo } from '@playwright/test';
import { type OfficeExchange, openOfficeExchange } from './exchange.ts';
import { openChromium, startBrowserHost } from './hosts/browser.ts';
import { startDesktopHost, startPackagedHost } from './hosts/electron.ts';
import type { RunningHost, StartHost } from './hosts/host.ts';

const hosts: Record<string, StartHost> = {
  browser: startBrowserHost,
  desktop: startDesktopHost,
  packaged: startPackagedHost,
};

function hostOf({ project }: TestInfo): StartHost {
  const startHost = hosts[project.name];
  if (!startHost) throw new Error(`no host is called ${project.name}`);
  return startHost;
}

/** What the workstation of a test that failed has warned of: a picture of the screen does not tell why. */
function tellWarnings(profile: string, { status, expectedStatus, title }: TestInfo): void {
  const path = join(profile, 'logs', 'rangefinder.log');
  if (status === expectedStatus || !existsSync(path)) return;
  const lines = readFileSync(path, 'utf8').split('\n');
  const warnings = lines.filter((line) => /"level":[456]0/.test(line)).slice(-20);
  console.log([`Warnings of the workstation in “${title}”: ${warnings.length}`, ...warnings].join('\n'));
}

interface Fixtures {
  /** A folder for one workstation, gone after the test. */
  profile: string;
  /** A real exchange with the sample programme. */
  exchange: OfficeExchange;
  /** Starts this project's host on a profile; whatever still runs at the end is ended. */
  start: (words?: readonly string[], locale?: string) => Promise<RunningHost>;
  /** Starts it for somebody else, on a profile of their own. */
  startAnother: () => Promise<RunningHost & { profile: string }>;
}

interface WorkerFixtures {
  /** The one Chromium of all tests, opened by the first that wants it; each has a profile of its own in it. */
  chromium: () => Promise<Browser>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  chromium: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      let browser: Promise<Browser> | undefined;
      await use(() => {
        browser ??= openChromium();
        return browser;
      });
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  profile: async ({}, use, info) => {
    const folder = mkdtempSync(join(tmpdir(), 'rangefinder-profile-'));
    await use(folder);
    tellWarnings(folder, info);
    rmSync(folder, { recursive: true, force: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: see above
  exchange: async ({}, use) => {
    const exchange = await openOfficeExchange();
    await use(exchange);
    await exchange.remove();
  },
  start: async ({ profile, chromium }, use, info) => {
    const running: RunningHost[] = [];
    await use(async (words = [], locale) => {
      const language = locale === undefined ? {} : { locale };
      const host = await hostOf(info)({ profile, words, chromium, ...language });
      running.push(host);
      return host;
    });
    for (const host of running) await host.close().catch(() => undefined);
  },
  startAnother: async ({ chromium }, use, info) => {
    const others: { host: RunningHost; profile: string }[] = [];
    await use(async () => {
      const profile = mkdtempSync(join(tmpdir(), 'rangefinder-profile-'));
      const host = await hostOf(info)({ profile, chromium });
      others.push({ host, profile });
      return { ...host, profile };
    });
    for (const { host, profile } of others) {
      await host.close().catch(() => undefined);
      rmSync(profile, { recursive: true, force: true });
    }
  },
});

export { expect };
