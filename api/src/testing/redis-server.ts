import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

const isInstalled = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
const program = ['redis-server', 'valkey-server'].find(isInstalled)

/** Without Redis on this machine its tests are skipped; CI must have one. */
export const lacksRedis = program === undefined && process.env.CI !== 'true'

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}

/** A real Redis on a free port, which can be stopped, frozen and brought back. */
export async function startRedis() {
  if (program === undefined) throw new Error('Neither redis-server nor valkey-server is installed')
  const port = await freePort()
  let child: ChildProcess | undefined

  async function start() {
    const options = [
      '--port',
      `${port}`,
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--daemonize',
      'no',
    ]
    child = spawn(program ?? '', options, { stdio: ['ignore', 'pipe', 'ignore'] })
    for await (const chunk of child.stdout ?? []) if (String(chunk).includes('Ready to accept connections')) return
    throw new Error('Redis ended before it was ready')
  }

  async function stop() {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    stop,
    start,
    /** Accepts connections and says nothing. */
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: async () => {
      child?.kill('SIGCONT')
      await wait(50)
    },
  }
}
