import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ensureProduct } from './bootstrap/product.mjs'
import { acuityScenarios } from './faults/acuity.ts'
import { clockScenarios } from './faults/clock.ts'
import { diskScenarios } from './faults/disk.ts'
import { httpScenarios } from './faults/http.ts'
import { startInstallation } from './faults/installation.ts'
import { mailScenarios } from './faults/mail.ts'
import { openAiScenarios } from './faults/openai.ts'
import { postgresScenarios } from './faults/postgres.ts'
import { readerScenarios } from './faults/readers.ts'
import { redisScenarios } from './faults/redis.ts'
import { type Outcome, printOutcome, writeReports } from './faults/report.ts'
import { s3Scenarios } from './faults/s3.ts'
import { createFigures, type Scenario, Skipped } from './faults/scenario.ts'
import { soak } from './faults/soak.ts'

const help = `npm run faults -- [--only WORDS] [--soak MINUTES] [--out FILE.md] [--json FILE.json]

Breaks every dependency of the built service, one after another, and measures what holds. Ends with 1 where something does not. Linux only.
  --only  the scenarios whose line has these words in it
  --soak  uses it for so many minutes at the end, and looks whether its memory grows
  --out   writes the table as Markdown, and the same as JSON beside it
  --json  writes the JSON there`

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    soak: { type: 'string', default: '0' },
    out: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const scenarios: readonly Scenario[] = [
  ...postgresScenarios,
  ...redisScenarios,
  ...s3Scenarios,
  ...openAiScenarios,
  ...readerScenarios,
  ...acuityScenarios,
  ...mailScenarios,
  ...clockScenarios,
  ...diskScenarios,
  ...httpScenarios,
  ...(Number(values.soak) > 0 ? [soak(Number(values.soak))] : []),
]

async function tryOut(
  scenario: Scenario,
  installation: Awaited<ReturnType<typeof startInstallation>>,
): Promise<Outcome> {
  const figures = createFigures()
  const { part, fault, seen, limitMs = 120_000 } = scenario
  const begun = performance.now()
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`It took more than ${limitMs / 1000} s`)), limitMs).unref()
  })
  const broken = await Promise.race([scenario.run(installation, figures), late]).then(
    () => null,
    (error: unknown) => error,
  )
  if (broken !== null && !(broken instanceof Skipped)) console.log(errorsIn(installation.service.said()))
  const skipped = broken instanceof Skipped ? broken.message : null
  const isOver = broken === null || broken instanceof Skipped
  const measured = [...figures.list, ...(isOver ? [] : [{ what: 'broke off', value: tell(broken), holds: false }])]
  return { part, fault, seen, skipped, measured, seconds: (performance.now() - begun) / 1000 }
}

/** What the service called an error lately. */
const errorsIn = (log: string) =>
  log
    .split('\n')
    .filter((line) => /"level":"(error|fatal)"/.test(line))
    .slice(-5)
    .join('\n')

const tell = (error: unknown) =>
  error instanceof Error && error.cause instanceof Error ? `${error.message} (${error.cause.message})` : String(error)

async function main() {
  await ensureProduct({ node: process.execPath, env: process.env })
  const installation = await startInstallation()
  const outcomes: Outcome[] = []
  // What is only loaded after the start is no fault.
  await wait(5000)
  try {
    for (const scenario of scenarios.filter(({ part, fault }) => `${part} ${fault}`.includes(values.only))) {
      outcomes.push(await tryOut(scenario, installation))
      outcomes.slice(-1).forEach(printOutcome)
    }
  } finally {
    await installation.close()
  }
  await writeReports(outcomes, values)
  process.exitCode = outcomes.every(({ measured }) => measured.every(({ holds }) => holds)) ? 0 : 1
}

if (values.help) console.log(help)
else await main()
// Whatever a scenario that broke off left open must not keep the command.
process.exit()
