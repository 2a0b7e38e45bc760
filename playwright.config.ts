import { defineConfig } from '@playwright/test';

/**
 * What goes on between people and the exchange, or inside of a page: the same on every host, and tried in the browser.
 */
const anyHost =
  /(agreement|anchors|calibration|comparing|desk|keeping|layout|notes|office|practice|qualification|regions|rubric|seeds|timeline|training|undo)\.spec\.ts/;

/** Where everything reaches what it needs: tried on the desktop program as people have it, its package, if there is one. */
const asPackaged = /(start|reading|hour|badInput|hardening|secondWindow|leakScan|packs)\.spec\.ts/;
const isPackaged = process.env.RANGEFINDER_PACKAGED === 'yes';

const reporters: [string][] = [['list'], ['json']];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/helpers/readyMade.ts',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  // Each test runs a workstation, an exchange and a video on two cores.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? reporters : [['list']],
  // A trace takes a third of a test’s time: `--trace retain-on-failure` makes one where a failure is looked into.
  use: { trace: 'off', screenshot: 'only-on-failure' },
  projects: [
    // A browser's windows and permissions are the browser's.
    { name: 'browser', grepInvert: /@desktop/ },
    // What is tried on a page of its own needs no host, and the screens look alike in both. What a host does itself is
    // tried here again: keys, windows, media and documents, files it saves and picks, what it leaves in a profile.
    {
      name: 'desktop',
      grepInvert: /@launch|@page|@looks/,
      testIgnore: isPackaged ? [anyHost, asPackaged] : anyHost,
    },
    { name: 'packaged', grepInvert: /@launch|@page|@looks/, testMatch: asPackaged },
  ],
});
