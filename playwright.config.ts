import { defineConfig } from '@playwright/test';

const reporters: [string][] = [['list'], ['json']];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  // Each test runs a workstation, an exchange and a video on two cores.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? reporters : [['list']],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    // A browser's windows and permissions are the browser's.
    { name: 'browser', grepInvert: /@desktop/ },
    // What is tried on a page of its own needs no host, and the screens look alike in both.
    { name: 'desktop', grepInvert: /@launch|@page|@looks/ },
    // As a person has it: that everything is in the package and reaches what it needs.
    {
      name: 'packaged',
      grepInvert: /@launch|@page|@looks/,
      testMatch: /(start|reading|hour|badInput|hardening|secondWindow|leakScan|packs)\.spec\.ts/,
    },
  ],
});
