import { existsSync } from 'node:fs'
import { mkdir, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pause } from './figures.ts'
import { NotHere } from './part.ts'

export interface Limits {
  cpus?: number
  memoryMb?: number
}

const top = '/sys/fs/cgroup'
const periodUs = 100_000

/** What is written where, in groups of version 2 or of version 1, each of which has a folder for each resource. */
function settingsOf({ cpus, memoryMb }: Limits) {
  const unified = existsSync(join(top, 'cgroup.controllers'))
  const [quota, bytes] = [(cpus ?? 0) * periodUs, (memoryMb ?? 0) * 1024 * 1024]
  const cpu = unified
    ? { folder: '', 'cpu.max': `${quota} ${periodUs}` }
    : { folder: 'cpu', 'cpu.cfs_period_us': `${periodUs}`, 'cpu.cfs_quota_us': `${quota}` }
  const memory = { folder: unified ? '' : 'memory', [unified ? 'memory.max' : 'memory.limit_in_bytes']: `${bytes}` }
  return [...(cpus === undefined ? [] : [cpu]), ...(memoryMb === undefined ? [] : [memory])]
}

/** A group of processes that is held to limits: `start` goes before the command that is to run in it. Linux, as root. */
export async function openLimits(limits: Limits) {
  const settings = settingsOf(limits)
  const name = `medinotes-bench-${process.pid}-${Date.now()}`
  const folders = [...new Set(settings.map(({ folder }) => join(top, folder, name)))]
  try {
    for (const { folder, ...files } of settings) {
      await mkdir(join(top, folder, name), { recursive: true })
      for (const [file, value] of Object.entries(files)) await writeFile(join(top, folder, name, file), value)
    }
  } catch (error) {
    await Promise.all(folders.map((folder) => rmdir(folder).catch(() => undefined)))
    throw new NotHere(`No group of limited processes can be made here (${(error as NodeJS.ErrnoException).code})`)
  }
  const enter = folders.map((folder) => `echo $$ > ${folder}/cgroup.procs`).join(' && ')
  return {
    start: ['sh', '-c', `${enter} && exec "$@"`, 'sh'],
    /** Once its processes have ended. */
    async close() {
      for (let tries = 0; tries < 20; tries += 1) {
        const left = await Promise.all(
          folders.map((folder) =>
            rmdir(folder).then(
              () => false,
              () => existsSync(folder),
            ),
          ),
        )
        if (!left.includes(true)) return
        await pause(100)
      }
    },
  }
}
