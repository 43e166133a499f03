import { inRoot } from '../bootstrap/paths.mjs'
import { runInForeground, tool } from '../bootstrap/processes.mjs'
import { compileCache } from '../bootstrap/service.mjs'
import { findChromium } from './chromium.mjs'
import { readReport } from './report.mjs'

export async function runBrowserTests({ node, env }) {
  const chromium = await findChromium()
  if (!chromium) return withoutChromium()
  const file = inRoot('.cache', 'browser-tests.json')
  return readReport('Browser tests', file, {
    run: () =>
      runInForeground(node, [tool('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'], {
        env: {
          ...{ ...env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
          // The same code is loaded by every worker and every start of the product.
          ...compileCache,
        },
      }),
    count: ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }),
  })
}

function withoutChromium() {
  const required = process.env.CI === 'true'
  console.log(
    `\nBrowser tests ${required ? 'FAILED' : 'skipped'}: no Chromium was found. ` +
      'Install it (Debian: apt-get install chromium-headless-shell), or name one with CHROMIUM_PATH.',
  )
  return { passed: 0, failed: required ? 1 : 0, skipped: required ? 0 : 1 }
}
