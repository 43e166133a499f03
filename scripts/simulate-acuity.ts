import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '../api/src/platform/embedded-postgres.ts'
import { migrate } from '../api/src/platform/migrations.ts'
import { runSchedules, tell } from '../api/src/testing/acuity-simulation/run-schedules.ts'

const help = `
npm run simulate-acuity -- [--schedules N] [--seed N] [--tell]: lets bookings, faults, crashes and people in Acuity meet by chance,
and says what does not hold afterwards. A seed always makes the same choices.

  --schedules N    how many, default 10000
  --seed N         the first seed, default 1
  --tell           says of each what happened
  --help
`

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    tell: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

async function simulate(first: number, count: number) {
  const directory = await mkdtemp(join(tmpdir(), 'medinotes-simulation-'))
  const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres'), durable: false })
  const begun = Date.now()
  let [done, confirmed, failed] = [0, 0, 0]
  try {
    await migrate({ migrationUrl: postgres.migrationUrl, serviceUser: 'medinotes_service' })
    await runSchedules({
      ...{ databaseUrl: postgres.url, first, count },
      onOutcome(outcome) {
        done += 1
        confirmed += outcome.confirmed
        const isWrong = outcome.violations.length > 0
        if (isWrong) failed += 1
        if (isWrong || values.tell) console.log(tell(outcome))
        if (done % 500 === 0) console.log(`${done} of ${count}`)
      },
    })
  } finally {
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
  const minutes = ((Date.now() - begun) / 60_000).toFixed(1)
  console.log(`${count} schedules, ${confirmed} bookings confirmed, ${failed} with something wrong, in ${minutes} min`)
  if (failed > 0) process.exitCode = 1
}

if (values.help) console.log(help.trim())
else await simulate(Number(values.seed), Number(values.schedules))
