import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { patience } from '../../api/src/testing/patience.ts'
import { makeScratchFolder } from '../../api/src/testing/scratch-folder.ts'

export interface Product {
  url: string
  /** Everything it has printed so far. */
  log(): string
  /** As `kill -9` does: nothing gets to clean up. */
  kill(): Promise<void>
  /** After a kill: with the same data, at the same address. */
  restart(): Promise<void>
  /** As Ctrl-C does; its data goes too. */
  end(): Promise<void>
}

const main = join(import.meta.dirname, '..', '..', 'api', 'dist', 'main.js')

/** Names the folder with the data of a product that has started once: the first start takes seconds. */
const firstStart = 'MEDINOTES_FIRST_START'

/** Before the tests: starts the product with nothing, and keeps what it made for those that start after it. */
export async function keepFirstStart() {
  const directory = await makeScratchFolder('medinotes-e2e-first-')
  await (await startIn(directory)).stop()
  process.env[firstStart] = directory
  return () => rm(directory, { recursive: true, force: true })
}

/** Starts the built product on a free port with data of its own. */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const directory = await makeScratchFolder('medinotes-e2e-')
  const { [firstStart]: made } = process.env
  if (made !== undefined) await copyFolder(made, directory)
  const { stop: end, ...product } = await startIn(directory, env)
  return {
    ...product,
    async end() {
      await end()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** For the tests of a worker: started before the first, ended after the last. */
export async function lendProduct(use: (product: Product) => Promise<void>, env?: Record<string, string>) {
  const product = await startProduct(env)
  await use(product)
  await product.end()
}

/** With its owners: started by root, the database belongs to somebody else. */
const copyFolder = (from: string, to: string) =>
  process.platform === 'win32'
    ? cp(from, to, { recursive: true })
    : promisify(execFile)('cp', ['-a', '--', `${from}/.`, to])

async function startIn(directory: string, env: Record<string, string> = {}) {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const { PATH = '', NODE_COMPILE_CACHE: cache } = process.env
  const settings = {
    ...{ PATH, PORT: `${port}`, DATA_DIR: directory, LOG_LEVEL: 'debug' },
    ...patience,
    ...(cache !== undefined && { NODE_COMPILE_CACHE: cache }),
    ...env,
  }
  let child: ChildProcess
  let said = ''
  const listen = (chunk: Buffer) => (said += chunk.toString())
  const start = async () => {
    child = spawn(process.execPath, [main], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    await untilHealthy(url, child, () => said)
  }
  await start()
  return {
    url,
    log: () => said,
    kill: () => stop(child, 'SIGKILL'),
    restart: start,
    stop: () => stop(child, 'SIGTERM'),
  }
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null

async function stop(child: ChildProcess, signal: NodeJS.Signals) {
  if (!isRunning(child)) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

async function untilHealthy(url: string, child: ChildProcess, log: () => string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await wait(50)) {
    if (!isRunning(child)) throw new Error(`The product ended with ${child.exitCode}:\n${log()}`)
    const healthy = await fetch(`${url}/health`).then(
      (reply) => reply.ok,
      () => false,
    )
    if (healthy) return
  }
  child.kill('SIGKILL')
  throw new Error(`The product was not healthy within 30 s:\n${log()}`)
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}
