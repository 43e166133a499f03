import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{shared,api,web}/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    pool: 'threads',
    // Tests wait for the database and for time more than they compute.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: ['api/src/testing/global-setup.ts'],
    setupFiles: ['api/src/testing/fail-on-console-error.ts'],
    restoreMocks: true,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
