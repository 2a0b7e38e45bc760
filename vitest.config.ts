import { defineConfig } from 'vitest/config';

/** Encoders and the search for faces keep both cores busy by themselves. */
const rendering = [
  'tests/integration/{media/redaction,workstation/packs*,blinding/scrub,agreement/command}.test.ts',
];

const integration = {
  globalSetup: 'tests/helpers/readyMade.ts',
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          ...integration,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: rendering,
          // Real databases and processes on two cores: more at once only makes each slower.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          ...integration,
          name: 'rendering',
          include: rendering,
          // One file after the other, once nothing else runs.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
