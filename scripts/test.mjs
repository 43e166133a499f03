import { runCommand } from './bootstrap/command.mjs'
import { prepareProduct } from './bootstrap/prepare.mjs'
import { runBrowserTests } from './testing/browser-tests.mjs'
import { runUnitAndApiTests } from './testing/unit-and-api-tests.mjs'

const help = `
npm test: installs and builds what is missing, then runs every test: units, the API on an embedded PostgreSQL, and the
page in Chromium against the built product. What this machine cannot run is named and counted as skipped; with CI=true
that is a failure. The last line gives the totals. CHROMIUM_PATH names a browser that is not found by itself.
`

await runCommand({
  help,
  main: async () => {
    const runtime = await prepareProduct()
    const totals = [await runUnitAndApiTests(runtime), await runBrowserTests(runtime)]
    const sum = (kind) => totals.reduce((total, suite) => total + suite[kind], 0)
    if (sum('failed') > 0) process.exitCode = 1
    console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
  },
})
