import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiRoot } from '../platform/api-root.ts'
import { bundleVariable } from './service-bundle.ts'

/** A port of this machine that nothing listens on. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Where a process that runs the service's sources keeps them compiled: half of each start's computing. */
export const compileCache = { NODE_COMPILE_CACHE: join(tmpdir(), 'medinotes-compiled') }

/** The service as `global-setup.ts` has bundled it for a run of tests, a third of what its sources take to start; else those. */
export const programOf = (name: 'main' | 'worker') => {
  const { [bundleVariable]: bundle } = process.env
  return bundle === undefined ? join(apiRoot, 'src', `${name}.ts`) : join(bundle, `${name}.js`)
}

/** Of what it has said, so much is kept. */
const chunksKept = 200

/** The service in a process of its own, once it listens: on a free port unless `PORT` says which; `program` is for Node. */
export async function startServiceProcess(
  environment: Record<string, string>,
  program: readonly string[] = [programOf('main')],
) {
  const port = environment['PORT'] ?? (await freePort())
  const child = spawn(process.execPath, program, {
    env: { PATH: process.env.PATH, ...compileCache, HOST: '127.0.0.1', ...environment, PORT: String(port) },
  })
  const output: string[] = []
  const exited = once(child, 'exit')
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      if (output.push(chunk.toString()) > chunksKept) output.shift()
      if (output.join('').includes('Ctrl-C stops everything')) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(`The service did not start:\n${output.join('')}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    /** The last of it. */
    said: () => output.join(''),
    /** Its exit code. */
    async stop() {
      child.kill('SIGTERM')
      const [code] = (await exited) as [number | null]
      return code
    },
    /** Without a chance to put anything in order. */
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
