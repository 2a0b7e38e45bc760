import { defineConfig } from '@playwright/test';

/** What goes on between people and the exchange, the same on every host, and tried in the browser. */
const programme =
  /(agreement|anchors|calibration|comparing|notes|office|practice|qualification|rubric|seeds|timeline|training)\.spec\.ts/;

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
    { name: 'desktop', grepInvert: /@launch|@page|@looks/, testIgnore: programme },
    // As a person has it: that everything is in the package and reaches what it needs.
    {
      name: 'packaged',
      grepInvert: /@launch|@page|@looks/,
      testMatch: /(start|reading|hour|badInput|hardening|secondWindow|leakScan|packs)\.spec\.ts/,
    },
  ],
});
