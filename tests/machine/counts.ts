import { z } from 'zod';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, by file and name. */
  failures: readonly string[];
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };

const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numFailedTestSuites: z.int(),
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

interface Suite {
  suites?: Suite[] | undefined;
  specs: { title: string; file: string; ok: boolean; tests: { projectName: string }[] }[];
}
const Suite: z.ZodType<Suite> = z.object({
  get suites() {
    return z.array(Suite).optional();
  },
  specs: z.array(
    z.object({
      title: z.string(),
      file: z.string(),
      ok: z.boolean(),
      tests: z.array(z.object({ projectName: z.string() })),
    }),
  ),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
  suites: z.array(Suite),
});

const failed = (total: Counts, what: string): Counts => ({
  ...total,
  failed: total.failed + 1,
  failures: [...total.failures, what],
});

/** A file that failed outside of its tests stands there by itself. */
function namesOfVitest({ testResults }: z.infer<typeof VitestReport>): string[] {
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0) return status === 'failed' ? [name] : [];
    return tests.map((test) => `${name} › ${test.fullName}`);
  });
}

function namesOfPlaywright(suites: readonly Suite[]): string[] {
  return suites.flatMap(({ suites: inner = [], specs }) => [
    ...specs
      .filter((spec) => !spec.ok)
      .map(({ title, file, tests }) => `[${tests[0]?.projectName}] ${file} › ${title}`),
    ...namesOfPlaywright(inner),
  ]);
}

/** Adds vitest's JSON report; a run that wrote none, or failed outside a test, counts as one failure. */
export function addVitest(total: Counts, report: unknown): Counts {
  const parsed = VitestReport.safeParse(report);
  if (!parsed.success) return failed(total, 'vitest left no report');
  const { numPassedTests, numFailedTests, numPendingTests, success } = parsed.data;
  const sum = {
    passed: total.passed + numPassedTests,
    failed: total.failed + numFailedTests,
    skipped: total.skipped + numPendingTests,
    failures: [...total.failures, ...namesOfVitest(parsed.data)],
  };
  return !success && numFailedTests === 0 ? failed(sum, 'vitest failed outside of its tests') : sum;
}

/** Adds Playwright's JSON report; a flaky test counts as a failure, an empty run too. */
export function addPlaywright(total: Counts, report: unknown): Counts {
  const parsed = PlaywrightReport.safeParse(report);
  if (!parsed.success || parsed.data.stats.expected + parsed.data.stats.unexpected === 0)
    return failed(total, 'Playwright left no report, or ran nothing');
  const { stats, errors, suites } = parsed.data;
  return {
    passed: total.passed + stats.expected,
    failed: total.failed + stats.unexpected + stats.flaky + errors.length,
    skipped: total.skipped + stats.skipped,
    failures: [
      ...total.failures,
      ...namesOfPlaywright(suites),
      ...errors.map((error) => JSON.stringify(error)),
    ],
  };
}

/** The one line that closes a run. */
export function closingLine({ passed, failed: failures, skipped }: Counts): string {
  return `${passed} passed, ${failures} failed, ${skipped} skipped`;
}
