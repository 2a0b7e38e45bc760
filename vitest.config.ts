import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: 'tests/helpers/readyMade.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Real databases and processes on two cores: more at once only makes each slower.
          maxWorkers: 2,
        },
      },
    ],
  },
});
