import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { compileCache, programOf } from './testing/service-process.ts'
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts'

let database: TestDatabase
let directory: string
const started: ChildProcess[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  directory = await mkdtemp(join(tmpdir(), 'medinotes-main-'))
})
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})
afterAll(async () => {
  await database.drop()
  await rm(directory, { recursive: true })
})

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function run(environment: Record<string, string>, program: 'main' | 'worker' = 'main') {
  const child = spawn(process.execPath, [programOf(program)], {
    env: {
      PATH: process.env.PATH,
      ...compileCache,
      DATA_DIR: directory,
      HOST: '127.0.0.1',
      DATABASE_URL: database.url,
      DATABASE_MIGRATION_URL: database.migrationUrl,
      ...environment,
    },
  })
  started.push(child)
  const output = { text: '' }
  child.stdout.on('data', (chunk: Buffer) => (output.text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output.text += chunk.toString()))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, output, exited }
}

async function startService(environment: Record<string, string> = {}) {
  const port = await freePort()
  const service = run({ PORT: String(port), ...environment })
  const deadline = Date.now() + 15_000
  while (!service.output.text.includes('Ctrl-C stops everything') && Date.now() < deadline) await wait(20)
  return { ...service, port }
}

test('wrong variables are told one a line and stop the start', async () => {
  const { output, exited } = run({ PORT: 'eight', LOG_LEVEL: 'loud' })
  expect(await exited).toBe(1)
  expect(output.text.trim().split('\n')).toEqual([
    'These environment variables are not valid:',
    '  PORT takes a port number from 1 to 65535',
    '  LOG_LEVEL takes one of fatal, error, warn, info, debug, trace, silent',
  ])
})

test('a port in use is told in one line with a way out', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const { output, exited } = run({ PORT: String(port) })
  expect(await exited).toBe(1)
  expect(output.text).toContain(`Port ${port} is in use. Choose another: PORT=${port + 1} npm start`)
  expect(output.text).not.toMatch(/^ {4}at /m)
  other.close()
})

test.each([
  ['that does not answer', (url: URL) => (url.port = '1'), 'The database does not answer.'],
  ['that refuses the password', (url: URL) => (url.password = 'wrong'), 'refused the user name or password'],
  ['that is missing', (url: URL) => (url.pathname = '/nowhere'), 'does not exist. Create it first.'],
])('a database %s is told in one line', async (_what, change, message) => {
  const url = new URL(database.migrationUrl)
  change(url)
  const { output, exited } = run({ PORT: String(await freePort()), DATABASE_MIGRATION_URL: url.href })
  expect(await exited).toBe(1)
  expect(output.text).toContain(message)
  expect(output.text.trim().split('\n')).toHaveLength(1)
})

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it cleanly, with a connection left open', async (signal) => {
  const { child, exited, port } = await startService()
  expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200)
  const idle = connect(port, '127.0.0.1')
  await new Promise((resolve) => idle.once('connect', resolve))
  const began = Date.now()
  child.kill(signal)
  expect(await exited).toBe(0)
  expect(Date.now() - began).toBeLessThan(5000)
  idle.destroy()
})

test('a second Ctrl-C ends it at once', async () => {
  const { child, exited, port } = await startService()
  // A request whose body never ends holds up draining.
  const unfinished = connect(port, '127.0.0.1')
  unfinished.on('error', () => undefined)
  unfinished.write(
    'POST /api/config HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
  )
  await wait(200)
  child.kill('SIGINT')
  await wait(300)
  child.kill('SIGINT')
  expect(await exited).toBe(130)
})

test('a worker takes the jobs that a service with RUN_JOBS=false leaves, and ends on SIGTERM', async () => {
  const admin = new pg.Client(database.adminUrl)
  await admin.connect()
  const untilGone = async () => {
    for (const end = Date.now() + 10_000; Date.now() < end; await wait(50)) {
      const { rows } = await admin.query(`select from graphile_worker._private_jobs where key = 'of this test'`)
      if (rows.length === 0) return true
    }
    return false
  }
  try {
    await admin.query(`select graphile_worker.add_job('interrupt-abandoned-notes', '{}', job_key := 'of this test')`)
    const service = await startService({ RUN_JOBS: 'false' })
    await fetch(`http://127.0.0.1:${service.port}/health`)
    const { rows } = await admin.query(`select attempts from graphile_worker._private_jobs where key = 'of this test'`)
    expect(rows).toEqual([{ attempts: 0 }])
    const worker = run({}, 'worker')
    expect(await untilGone()).toBe(true)
    worker.child.kill('SIGTERM')
    expect(await worker.exited).toBe(0)
  } finally {
    await admin.end()
  }
})
