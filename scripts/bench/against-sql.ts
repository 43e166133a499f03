import pg from 'pg'
import { runtimeConnection } from '../../api/src/platform/database.ts'
import { withDatabase } from '../../api/src/testing/database-url.ts'
import { cpuSeconds, median, percentiles } from './figures.ts'
import type { Row } from './part.ts'
import { type Product, startService } from './product.ts'
import { openRecorder, type Recorded } from './statement-recorder.ts'

interface Steps {
  warmUp: number
  rounds: number
  /** One round at the service; the number goes up from call to call. */
  round(url: string, number: number): Promise<void>
}

const copy = 'medinotes_again'

/**
 * Times rounds at the service, then has it do as many again while what it asks of PostgreSQL is kept, and times just those statements
 * by bare pg, on a copy of the database as it was before. The service's own is started anew, without jobs in the background.
 */
export async function compareWithSql(product: Product, { warmUp, rounds, round }: Steps) {
  await product.stopService()
  await copyDatabase(product.adminUrl)
  const environment = { ...product.environment, RUN_JOBS: 'false' }

  const service = await startService({ environment, profiles: product.profiles })
  const serviceMs: number[] = []
  let serviceCpu = 0
  try {
    for (let number = 0; number < warmUp + rounds; number += 1) {
      if (number === warmUp) serviceCpu = cpuSeconds(service.pid)
      const beganAt = performance.now()
      await round(service.url, number)
      if (number >= warmUp) serviceMs.push(performance.now() - beganAt)
    }
    serviceCpu = cpuSeconds(service.pid) - serviceCpu
  } finally {
    await service.stop()
  }

  const recorded = await record(
    environment,
    async (url, number) => round(url, number + warmUp + rounds),
    warmUp + rounds,
  )
  const sqlMs = await replay(withDatabase(product.databaseUrl, copy), recorded)
  return {
    serviceMs,
    sqlMs: sqlMs.slice(warmUp),
    statements: recorded.slice(warmUp).flat().length / rounds,
    cpuMs: (serviceCpu * 1000) / rounds,
  }
}

export type Against = Awaited<ReturnType<typeof compareWithSql>>

/** How much of the rate of the statements alone the service has. */
export const shareOf = ({ serviceMs, sqlMs }: Against) => median(sqlMs) / median(serviceMs)

export const againstRows = (what: string, { serviceMs, sqlMs, statements, cpuMs }: Against): Row[] => [
  { what: `${what}, through the service`, measured: percentiles(serviceMs), unit: 'ms' },
  { what: `${what}, its ${statements.toFixed(0)} statements by bare pg`, measured: percentiles(sqlMs), unit: 'ms' },
  { what: `${what}: CPU of the service`, measured: cpuMs, unit: 'ms' },
]

/** Nobody may be connected to what is copied. */
async function copyDatabase(adminUrl: string) {
  const client = new pg.Client(withDatabase(adminUrl, 'postgres'))
  await client.connect()
  try {
    await client.query(`create database ${copy} template medinotes`)
  } finally {
    await client.end()
  }
}

async function record(
  environment: Product['environment'],
  round: (url: string, number: number) => Promise<void>,
  count: number,
) {
  const recorder = await openRecorder(environment.DATABASE_URL)
  const service = await startService({ environment: { ...environment, DATABASE_URL: recorder.url } })
  const recorded: Recorded[][] = []
  try {
    recorder.take()
    for (let number = 0; number < count; number += 1) {
      await round(service.url, number)
      recorded.push(recorder.take())
    }
  } finally {
    await service.stop()
    recorder.close()
  }
  return recorded
}

/** Milliseconds of each round, one statement after another, prepared where they have values. */
async function replay(databaseUrl: string, recorded: readonly Recorded[][]) {
  const clients = new Map<number, pg.Client>()
  const names = new Map<string, string>()
  const ask = async ({ connection, text, values }: Recorded) => {
    if (values === undefined) return clients.get(connection)?.query(text)
    const name = names.get(text) ?? `s${names.size}`
    names.set(text, name)
    return clients.get(connection)?.query({ name, text, values })
  }
  try {
    for (const { connection, options } of recorded.flat()) {
      if (clients.has(connection)) continue
      const client = new pg.Client({ ...runtimeConnection(databaseUrl), options })
      clients.set(connection, client)
      await client.connect()
    }
    const times: number[] = []
    for (const statements of recorded) {
      const beganAt = performance.now()
      for (const statement of statements) await ask(statement)
      times.push(performance.now() - beganAt)
    }
    return times
  } finally {
    await Promise.all([...clients.values()].map((client) => client.end()))
  }
}
