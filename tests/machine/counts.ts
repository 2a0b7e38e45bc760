import { z } from 'zod';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };

const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numFailedTestSuites: z.int(),
  success: z.boolean(),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
});

const failed = (total: Counts): Counts => ({ ...total, failed: total.failed + 1 });

/** Adds vitest's JSON report; a run that wrote none, or failed outside a test, counts as one failure. */
export function addVitest(total: Counts, report: unknown): Counts {
  const parsed = VitestReport.safeParse(report);
  if (!parsed.success) return failed(total);
  const { numPassedTests, numFailedTests, numPendingTests, success } = parsed.data;
  const sum = {
    passed: total.passed + numPassedTests,
    failed: total.failed + numFailedTests,
    skipped: total.skipped + numPendingTests,
  };
  return !success && numFailedTests === 0 ? failed(sum) : sum;
}

/** Adds Playwright's JSON report; a flaky test counts as a failure, an empty run too. */
export function addPlaywright(total: Counts, report: unknown): Counts {
  const parsed = PlaywrightReport.safeParse(report);
  if (!parsed.success || parsed.data.stats.expected + parsed.data.stats.unexpected === 0)
    return failed(total);
  const { stats, errors } = parsed.data;
  return {
    passed: total.passed + stats.expected,
    failed: total.failed + stats.unexpected + stats.flaky + errors.length,
    skipped: total.skipped + stats.skipped,
  };
}

/** The one line that closes a run. */
export function closingLine({ passed, failed: failures, skipped }: Counts): string {
  return `${passed} passed, ${failures} failed, ${skipped} skipped`;
}
