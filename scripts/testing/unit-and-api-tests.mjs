import { inRoot } from '../bootstrap/paths.mjs'
import { runInForeground, tool } from '../bootstrap/processes.mjs'
import { readReport } from './report.mjs'

export async function runUnitAndApiTests({ node, env }) {
  const file = inRoot('.cache', 'unit-and-api-tests.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  return readReport('Unit and API tests', file, {
    run: () => runInForeground(node, [tool('vitest', 'vitest.mjs'), 'run', ...reporters], { env }),
    count: (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
  })
}
