import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { once } from 'node:events'
import { StartupError } from '../startup-error.ts'
import type { PostgresBinaries } from './binaries.ts'
import { explainFailure } from './failures.ts'
import { processCommand, processesIn, surroundings, waitForExit } from './processes.ts'
import type { Runner } from './run-as.ts'

export interface RunningServer {
  port: number
  stop(): Promise<void>
}

interface ServerRequest {
  folder: string
  binaries: PostgresBinaries
  runner: Runner
  durable: boolean
}

/** A server that is started again, at the same port, when it ends without being told to. */
export async function startServer(request: ServerRequest): Promise<RunningServer> {
  await endOrphan(request.folder)
  const stopping = new AbortController()
  let { child, port } = await launch(request)
  let revival = Promise.resolve()

  const watch = () => {
    child.once('exit', () => {
      if (!stopping.signal.aborted) revival = revive()
    })
  }
  const revive = async () => {
    while (!stopping.signal.aborted) {
      await wait(500)
      const next = await endOrphan(request.folder)
        .then(() => launch(request, port))
        .catch(() => null)
      if (!next) continue
      child = next.child
      return watch()
    }
  }
  watch()
  return {
    port,
    stop: async () => {
      stopping.abort()
      await revival
      await stopServer(child, request)
    },
  }
}

async function launch(request: ServerRequest, fixedPort?: number): Promise<{ child: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = fixedPort ?? (await freePort())
    const child = spawnServer(request, port)
    const failure = await ready(child)
    if (failure === null) return { child, port }
    // Another program may have taken the port since, or processes of a killed server may still be ending.
    if (attempt === 5 || !/address already in use|shared memory block/i.test(failure)) {
      throw explainFailure('postgres', failure)
    }
    await wait(500)
  }
}

function spawnServer({ folder, binaries, runner, durable }: ServerRequest, port: number): ChildProcess {
  const settings = { ...smallMachine, ...(durable ? {} : fastAndForgetful), port: String(port) }
  const args = ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const options: SpawnOptions = { ...surroundings, stdio: ['pipe', 'ignore', 'pipe'] }
  if (process.platform === 'win32') return spawn(binaries.postgres, args, options)
  const [command, commandArgs] = runner.command('sh', ['-c', stopWhenParentDies, 'sh', binaries.postgres, ...args])
  // Its own process group: Ctrl-C must not stop the database before the service has drained.
  return spawn(command, commandArgs, { ...options, detached: true })
}

// The pipe on stdin ends when our process dies, however it dies; then the watcher stops PostgreSQL, which keeps the
// number of the shell it replaces. A line on the pipe means that PostgreSQL has ended and nothing is left to stop.
const stopWhenParentDies = `
  exec 3<&0 </dev/null
  (trap '' INT TERM HUP; read -r line || kill -INT $$) <&3 3<&- >/dev/null 2>&1 &
  exec "$@" 3<&-`

const smallMachine = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '64MB',
  max_wal_size: '256MB',
  huge_pages: 'off',
  timezone: 'UTC',
  // ERROR ranks below LOG here: what a failed statement says may quote a patient's data.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

// Of tests, many of which connect at once.
const fastAndForgetful = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' },
  max_connections: '150',
}

/** Null once the server takes connections, or what it said when it ended instead. */
function ready(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
      if (said.includes('ready to accept connections')) resolve(null)
    })
    child.stdin?.on('error', () => undefined)
    child.once('error', (error) => resolve(error.message))
    child.once('exit', () => child.stdin?.end('ended\n'))
    child.once('close', () => resolve(said === '' ? 'It ended at once.' : said))
  })
}

async function stopServer(child: ChildProcess, { binaries, folder }: ServerRequest): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  if (process.platform === 'win32') spawn(binaries.pgCtl, ['stop', '-m', 'fast', '-D', folder], { stdio: 'ignore' })
  else child.kill('SIGINT')
  const giveUp = setTimeout(() => child.kill('SIGQUIT'), 10_000)
  await exited
  clearTimeout(giveUp)
}

// After a kill -9 of service and watcher, PostgreSQL may still run on this folder, or its lock file may name a
// process that has nothing to do with it. The folder lock is ours by now, so nobody else can be using it.
async function endOrphan(folder: string): Promise<void> {
  const lock = join(folder, 'postmaster.pid')
  const pid = Number((await readFile(lock, 'utf8').catch(() => '')).split('\n')[0])
  if (!(pid > 0) || process.platform === 'win32') return
  if ((await processCommand(pid)).includes(folder)) {
    process.kill(pid, 'SIGINT')
    if (await waitForExit(pid, 10_000)) return
    process.kill(pid, 'SIGQUIT')
    if (await waitForExit(pid, 5000)) return
    throw new StartupError(`A database process (${pid}) of an earlier start does not end. Stop it with: kill -9 ${pid}`)
  }
  await forgetLock(lock, folder)
}

// PostgreSQL takes any process of that number for its own, one that has ended but was never collected included.
// Without the file it would not see processes of a killed server that still write, so these must be gone first.
async function forgetLock(lock: string, folder: string): Promise<void> {
  for (const pid of await processesIn(folder)) await waitForExit(pid, 5000)
  const [still] = await processesIn(folder)
  if (still)
    throw new StartupError(`Process ${still} of an earlier start still uses ${folder}. Stop it with: kill -9 ${still}`)
  await rm(lock, { force: true })
}

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
