import { execFile, type SpawnOptions } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

// PostgreSQL's programs get none of our environment: it holds secrets, and PG* variables would steer them.
export const surroundings: SpawnOptions =
  process.platform === 'win32'
    ? { windowsHide: true }
    : { cwd: '/', env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' } }

/** When a process started, in a form to compare; empty when no such process runs or the system does not tell. */
export async function processStart(pid: number): Promise<string> {
  if (process.platform !== 'linux') return ask(pid, 'lstart=')
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field is the command in parentheses and may hold blanks; the start time is the 22nd.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' ? '' : (fields[19] ?? '')
}

export async function processCommand(pid: number): Promise<string> {
  if (process.platform !== 'linux') return ask(pid, 'command=')
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ')
}

/** True once the process is gone, false when it is still there after the time given. */
export async function waitForExit(pid: number, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; ; await wait(50)) {
    if ((await processStart(pid)) === '') return true
    if (Date.now() > end) return false
  }
}

/** The processes that work in this folder, where the system tells. */
export async function processesIn(folder: string): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).map(Number).filter((pid) => pid > 0)
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')))
  return pids.filter((_, index) => folders[index] === folder)
}

async function ask(pid: number, field: string): Promise<string> {
  if (process.platform === 'win32') return isAlive(pid) ? 'running' : ''
  return run('ps', ['-o', field, '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  )
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
