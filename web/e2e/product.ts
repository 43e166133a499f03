import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { test as base } from '@playwright/test'

export interface Product {
  url: string
  pid: number
  dataDirectory: string
  /** As Ctrl-C does. */
  stop(): Promise<void>
  /** As `kill -9` does: nothing gets to clean up. */
  kill(): Promise<void>
}

interface Options {
  env?: Record<string, string>
  /** Of an earlier product, to find its data again. */
  dataDirectory?: string
}

const main = join(import.meta.dirname, '..', '..', 'api', 'dist', 'main.js')

/** Starts the built product on a free port with data of its own. */
export async function startProduct({ env = {}, dataDirectory }: Options = {}): Promise<Product> {
  const directory = dataDirectory ?? (await mkdtemp(join(tmpdir(), 'medinotes-e2e-')))
  const port = await freePort()
  const settings = { PATH: process.env.PATH ?? '', PORT: String(port), DATA_DIR: directory, LOG_LEVEL: 'warn', ...env }
  const child = spawn(process.execPath, [main], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] })
  const url = `http://localhost:${port}`
  await untilHealthy(url, child)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
  return { url, pid: child.pid ?? 0, dataDirectory: directory, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  let said = ''
  const listen = (chunk: Buffer) => (said += chunk.toString())
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  for (const end = Date.now() + 30_000; Date.now() < end; await wait(50)) {
    if (child.exitCode !== null) throw new Error(`The product ended with ${child.exitCode}:\n${said}`)
    const healthy = await fetch(`${url}/health`).then(
      (reply) => reply.ok,
      () => false,
    )
    if (healthy) return
  }
  child.kill('SIGKILL')
  throw new Error(`The product was not healthy within 30 s:\n${said}`)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** Tests that share one running product; `page` opens paths on it. */
export const test = base.extend<object, { product: Product }>({
  product: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from this pattern
    async ({}, use) => {
      const product = await startProduct()
      await use(product)
      await product.stop()
      await rm(product.dataDirectory, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  baseURL: ({ product }, use) => use(product.url),
})
