import { defineConfig } from 'vitest/config';

// `source` first: the packages are then loaded from src, so a test never runs against a stale build.
const conditions = ['source', 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['source'] } },
  test: {
    // Half of the tests wait for processes and databases, so no core is left to the runner alone.
    maxWorkers: '100%',
    server: { deps: { inline: [/^@postern\//] } },
    reporters: ['default', './test/support/closing-line-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'system',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/panel/**'],
          globalSetup: ['./test/support/postgres-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'panel',
          isolate: false,
          include: ['test/panel/**/*.test.ts'],
          globalSetup: ['./test/support/postgres-setup.ts'],
          // A browser on a busy machine loses a click now and then; what is really broken stays so.
          retry: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'packages',
          include: ['packages/*/src/**/*.test.ts'],
          // Rules without a state of their own: a worker for each file would take longer than its tests.
          isolate: false,
          testTimeout: 30_000,
        },
      },
    ],
  },
});
