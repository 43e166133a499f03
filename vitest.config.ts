import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// They take long, mostly waiting for limits of seconds to pass: begun last, they would keep the whole run waiting.
const longWaits =
  /\/(acuity-simulation|saga-crash|contention|authorisation-matrix|main|instances-behind-proxy|access-changes|presence|database-pool|embedded-postgres|job-worker|second-factor\.routes|token-attacks)\.test\.ts$/

class LongWaitsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    // oxlint-disable-next-line unicorn/no-array-sort -- vitest's own order, of no array
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => longWaits.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    include: ['{shared,api,web}/src/**/*.test.{ts,tsx}', '{scripts,web/e2e}/**/*.test.ts'],
    pool: 'threads',
    // Files of a worker share their modules: loading and warming them up anew for each took two fifths of the run.
    isolate: false,
    // Tests wait for the database and for time more than they compute.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongWaitsFirst },
    globalSetup: ['api/src/testing/global-setup.ts'],
    setupFiles: ['api/src/testing/fail-on-console-error.ts'],
    restoreMocks: true,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
