import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { processStart, waitForExit } from './embedded-postgres/processes.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'medinotes-embedded-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const start = () => startEmbeddedPostgres({ directory, durable: false })

async function withServer<Result>(use: (server: EmbeddedPostgres) => Promise<Result>): Promise<Result> {
  const server = await start()
  try {
    return await use(server)
  } finally {
    await server.stop()
  }
}

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query<{ answer: unknown }>(statement)
    return rows[0]?.answer
  } finally {
    await client.end()
  }
}

/** Starts the server from a process of its own, for tests that kill it. */
async function startElsewhere(): Promise<{ child: ChildProcess; serverPid: number }> {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))}
    await startEmbeddedPostgres({ directory: ${JSON.stringify(directory)}, durable: false })
    process.send('started')
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await once(child, 'message')
  return { child, serverPid: await serverProcess() }
}

async function serverProcess(): Promise<number> {
  return Number((await readFile(join(directory, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

async function killHard(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('what is written is there after a restart, and a half-made folder of a crash is not', async () => {
  await mkdir(join(directory, 'unfinished-0000', 'cluster'), { recursive: true })
  await withServer(({ migrationUrl }) => ask(migrationUrl, 'create table kept as select 42 as answer'))
  expect(await readdir(directory)).not.toContain('unfinished-0000')
  expect(await withServer(({ migrationUrl }) => ask(migrationUrl, 'select answer from kept'))).toBe(42)
})

test('each role gets in with its own password, over 127.0.0.1 only, and passwords are closed to others', async () => {
  await withServer(async ({ url, adminUrl }) => {
    expect(new URL(url).hostname).toBe('127.0.0.1')
    expect(await ask(url, 'select current_user as answer')).toBe('medinotes_service')
    expect(await ask(adminUrl, "select current_setting('listen_addresses') as answer")).toBe('127.0.0.1')
    const wrong = new URL(url)
    wrong.password = 'wrong'
    await expect(ask(wrong.href, 'select 1 as answer')).rejects.toThrow('password authentication failed')
  })
  expect((await stat(join(directory, 'passwords.json'))).mode & 0o077).toBe(0)
})

test('a second start on the same folder names the process that has it', async () => {
  const { child } = await startElsewhere()
  await expect(start()).rejects.toThrow(`is in use by process ${child.pid}`)
  await killHard(child)
})

test('the server ends with the process that started it, even by kill -9', async () => {
  const { child, serverPid } = await startElsewhere()
  expect(await processStart(serverPid)).not.toBe('')
  await killHard(child)
  expect(await waitForExit(serverPid, 5000)).toBe(true)
})

test('a start after a kill -9 of everything gets past what it left behind', async () => {
  const { child, serverPid } = await startElsewhere()
  process.kill(serverPid, 'SIGKILL')
  await killHard(child)
  expect(await readdir(directory)).toContain('service.lock')
  await withServer(async ({ url }) => expect(await ask(url, 'select 1 as answer')).toBe(1))
})

test('a server that is killed comes back at the same address with its data', async () => {
  await withServer(async ({ url }) => {
    const killed = await serverProcess()
    process.kill(killed, 'SIGKILL')
    await waitForExit(killed, 5000)
    await vi.waitFor(() => ask(url, 'select 1 as answer'), { timeout: 10_000, interval: 100 })
    expect(await serverProcess()).not.toBe(killed)
  })
})

test('a lock of PostgreSQL that names a stranger is no obstacle, and the stranger lives', async () => {
  await writeFile(join(directory, 'cluster', 'postmaster.pid'), `${process.pid}\n${directory}/cluster\n`)
  await withServer(async ({ url }) => expect(await ask(url, 'select 1 as answer')).toBe(1))
})

test('a folder that cannot be made is refused in words', async () => {
  const file = join(directory, 'a-file')
  await writeFile(file, '')
  await expect(startEmbeddedPostgres({ directory: join(file, 'data') })).rejects.toMatchObject({
    name: 'StartupError',
    message: expect.stringMatching(/cannot be written to \(ENOTDIR\)\. Set DATA_DIR to a folder you can write to\.$/),
  })
})

test('data of another major version is refused in words', async () => {
  await writeFile(join(directory, 'cluster', 'PG_VERSION'), '17\n')
  await expect(start()).rejects.toThrow('was written by PostgreSQL 17, and this release brings PostgreSQL 18')
})
