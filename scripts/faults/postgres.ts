import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { processesIn } from '../../api/src/platform/embedded-postgres/processes.ts'
import { createSpecialist } from '../../api/src/testing/booking-fixture.ts'
import { bookOn, type Call } from '../../api/src/testing/booking-load.ts'
import { whileIt } from '../../api/src/testing/fault-proxy.ts'
import { verifyChains } from '../rehearse-restore/witness.ts'
import { verifyExport } from './audit-export.ts'
import type { Installation } from './installation.ts'
import { visit } from './notes.ts'
import { type Figures, type Scenario, timed, until } from './scenario.ts'

const bookers = 6
const seen = '“The service is not available at the moment”, and everything as before once it is back'

/** People book, as pages do, while something happens; then what was acknowledged is compared with what is there. */
async function whileBooking(installation: Installation, figures: Figures, happening: () => Promise<void>) {
  const { person, callerOf, database, query } = installation
  const practice = await person({ role: 'admin' })
  const people = await Promise.all(Array.from({ length: bookers }, () => person({ role: 'referrer' })))
  const load = { isOver: false, pauseMs: 100 }
  const bookings = people.map(async (by) =>
    bookOn(await callerOf(by), { specialist: await createSpecialist(database, { practice }), by }, load),
  )
  const all = Promise.all(bookings)
  // Told below, after what happens meanwhile.
  all.catch(() => undefined)
  const ids = people.map(({ personId }) => personId)
  const stored = () =>
    query<{ id: string }>(`select id from bookings where status = 'confirmed' and held_by = any($1)`, [ids])
  await until('bookings', 30_000, async () => (await stored()).length >= 2 * bookers)
  await happening()
  await wait(1500)
  load.isOver = true
  const acknowledged = (await all).flat()
  const [told, kept] = [new Set(acknowledged.map(({ id }) => id)), new Set((await stored()).map(({ id }) => id))]
  figures.tell('bookings acknowledged', told.size)
  figures.exactly('of these lost', without(told, kept), 0)
  figures.exactly('made twice', without(kept, told), 0)
  figures.atMost('jobs that were due taken after', (await untilJobsAreTaken(installation)) / 1000, 45, 's')
  return practice
}

const untilJobsAreTaken = ({ query }: Installation) =>
  until('jobs that were due are taken', 90_000, async () => {
    const [late] = await query<{ jobs: number }>(
      `select count(*)::int as jobs from graphile_worker._private_jobs
       where locked_at is null and attempts = 0 and run_at < now() - interval '2 seconds'`,
    )
    return late?.jobs === 0
  })

const without = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  [...some].filter((each) => !others.has(each)).length

/** Reads and writes of somebody who is signed in, and somebody who wants to be. */
const requestsOf = (call: Call, url: string) => [
  () => call('GET /api/consultations'),
  () => call('GET /api/bookings'),
  () => call('POST /api/search', { payload: { text: 'Calloway' } }),
  () => call('POST /api/consultation', { payload: visit, key: randomUUID() }),
  () =>
    call('POST /api/auth/sign-in/email', {
      payload: { email: 'nobody@example.test', password: 'correct-horse-battery' },
      headers: { origin: `http://localhost:${new URL(url).port}` },
    }),
]

async function measureRefusals(installation: Installation, figures: Figures) {
  const { service, person, callerOf } = installation
  const requests = requestsOf(await callerOf(await person()), service.url)
  const replies: { isClear: boolean; ms: number }[] = []
  // The second time no connection is left of before.
  for (let volley = 0; volley < 2; volley += 1) {
    const answers = requests.map(async (request) => {
      const { result, ms } = await timed(request())
      await result.body?.cancel()
      return { isClear: result.status === 503 && result.headers.has('retry-after'), ms }
    })
    replies.push(...(await Promise.all(answers)))
  }
  figures.exactly(
    'requests answered 503 with Retry-After',
    replies.filter(({ isClear }) => isClear).length,
    replies.length,
  )
  figures.atMost('the slowest of them', Math.max(...replies.map(({ ms }) => ms)), 2000, 'ms')
  figures.exactly('/health', await statusOf(service.url, '/health'), 200)
  figures.exactly('/ready', await statusOf(service.url, '/ready'), 503)
}

const statusOf = async (url: string, path: string) => (await fetch(url + path)).status

const untilReady = ({ service }: Installation) =>
  until('ready', 30_000, async () => (await statusOf(service.url, '/ready')) === 200)

const lineFault = (kind: 'refuses' | 'black-hole', fault: string): Scenario => ({
  ...{ part: 'PostgreSQL', fault, seen },
  run: async (installation, figures) => {
    const { postgres } = installation.lines
    await whileBooking(installation, figures, async () => {
      await whileIt(postgres, { kind }, () => measureRefusals(installation, figures))
      figures.atMost('ready again after', await untilReady(installation), 10_000, 'ms')
    })
  },
})

const killed: Scenario = {
  ...{ part: 'PostgreSQL', fault: 'every process of it killed with -9, twice, while people book', seen },
  async run(installation, figures) {
    const practice = await whileBooking(installation, figures, async () => {
      for (let time = 0; time < 2; time += 1) {
        const pids = await processesIn(join(installation.folder, 'postgres', 'cluster'))
        for (const pid of pids) process.kill(pid, 'SIGKILL')
        await until('not ready', 2000, async () => (await statusOf(installation.service.url, '/ready')) === 503)
        // Its own recovery from the log is part of it.
        figures.atMost('ready again after', await untilReady(installation), 10_000, 'ms')
        await wait(1000)
      }
    })
    figures.tell('links of the audit trail that hold', await verifyChains(installation.database))
    figures.exactly('verify-audit ends with', await verifyExport(installation, practice), 0)
  },
}

export const postgresScenarios = [
  lineFault('refuses', 'refuses connections while people book'),
  lineFault('black-hole', 'says nothing any more while people book'),
  killed,
]
