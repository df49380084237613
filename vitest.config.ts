import { defineConfig } from 'vitest/config';

// `source` first: the packages are then loaded from src, so a test never runs against a stale build.
const conditions = ['source', 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['source'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['./test/support/postgres-setup.ts'],
    // Half of the tests wait for processes and databases, so no core is left to the runner alone.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    server: { deps: { inline: [/^@postern\//] } },
    reporters: ['default', './test/support/closing-line-reporter.ts'],
  },
});
