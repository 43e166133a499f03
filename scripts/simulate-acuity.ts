import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '../api/src/platform/embedded-postgres.ts'
import { migrate } from '../api/src/platform/migrations.ts'
import type { Outcome } from '../api/src/testing/acuity-simulation/run-schedule.ts'
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

// A database that nobody looks after grows slower with what it has seen, so each so many get a new one.
const perDatabase = 500

async function simulate(first: number, count: number) {
  const begun = Date.now()
  let [done, confirmed, failed] = [0, 0, 0]
  const onOutcome = (outcome: Outcome) => {
    done += 1
    confirmed += outcome.confirmed
    const isWrong = outcome.violations.length > 0
    if (isWrong) failed += 1
    if (isWrong || values.tell) console.log(tell(outcome))
    if (done % perDatabase === 0) console.log(`${done} of ${count}`)
  }
  for (let next = first; next < first + count; next += perDatabase) {
    await withDatabase((databaseUrl) =>
      runSchedules({ databaseUrl, first: next, count: Math.min(perDatabase, first + count - next), onOutcome }),
    )
  }
  const minutes = ((Date.now() - begun) / 60_000).toFixed(1)
  console.log(`${count} schedules, ${confirmed} bookings confirmed, ${failed} with something wrong, in ${minutes} min`)
  if (failed > 0) process.exitCode = 1
}

async function withDatabase(work: (databaseUrl: string) => Promise<void>) {
  const directory = await mkdtemp(join(tmpdir(), 'medinotes-simulation-'))
  const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres'), durable: false })
  try {
    await migrate({ migrationUrl: postgres.migrationUrl, serviceUser: 'medinotes_service' })
    await work(postgres.url)
  } finally {
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

if (values.help) console.log(help.trim())
else await simulate(Number(values.seed), Number(values.schedules))
