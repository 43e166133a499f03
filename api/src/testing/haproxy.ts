import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './service-process.ts'
import { makeScratchFolder } from './scratch-folder.ts'

/** Without HAProxy on this machine its tests are skipped; CI must have one. */
export const lacksHaproxy = spawnSync('haproxy', ['-v'], { stdio: 'ignore' }).status !== 0 && process.env.CI !== 'true'

/** A real HAProxy that gives requests to these ports of this machine by turns, and to none that is not healthy. */
export async function startHaproxy(ports: readonly number[]) {
  const [port, directory] = await Promise.all([freePort(), makeScratchFolder('medinotes-haproxy-')])
  const file = join(directory, 'haproxy.cfg')
  const servers = ports.map((each, index) => `  server instance-${index + 1} 127.0.0.1:${each} check`)
  await writeFile(
    file,
    `defaults
  mode http
  timeout connect 1s
  timeout client 60s
  timeout server 60s
  timeout check 5s
  option redispatch
frontend all
  bind 127.0.0.1:${port}
  default_backend instances
backend instances
  balance roundrobin
  option httpchk GET /health
  default-server inter 100ms fall 1 rise 1
${servers.join('\n')}
`,
  )
  const child = spawn('haproxy', ['-db', '-q', '-f', file], { stdio: 'ignore' })
  const exited = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  const isUp = () =>
    fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error(`HAProxy ended with ${child.exitCode}`)
    await wait(50)
  }
  return {
    url,
    async stop() {
      child.kill('SIGKILL')
      await exited
      await rm(directory, { recursive: true })
    },
  }
}
