import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { StartupError } from '../startup-error.ts'
import { processStart } from './processes.ts'

// The start time tells the holder from a later process that got the same number.
const holderSchema = z.object({ pid: z.number(), startedAt: z.string() })
type Holder = z.infer<typeof holderSchema>

/** A data folder serves one process at a time. Returns what gives it back. */
export async function lockFolder(directory: string): Promise<() => Promise<void>> {
  const lock = join(directory, 'service.lock')
  const mine = join(directory, `service.lock.${process.pid}-${crypto.randomUUID()}`)
  await writeFile(mine, JSON.stringify({ pid: process.pid, startedAt: await processStart(process.pid) }))
  try {
    await claim(lock, mine, directory)
  } finally {
    await rm(mine, { force: true })
  }
  return () => rm(lock, { force: true })
}

async function claim(lock: string, mine: string, directory: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    // A hard link appears whole or not at all, so nobody reads a half-written lock.
    if (await succeeds(link(mine, lock))) return
    const content = await readFile(lock, 'utf8').catch(() => null)
    const holder = content === null ? null : parse(content)
    if (holder && (await isRunning(holder))) throw inUse(directory, holder.pid)
    await removeStale(lock, `${mine}.stale`, content)
    await wait(20)
  }
  throw new StartupError(`The data folder ${directory} is being started by another process. Try again in a moment.`)
}

// Between reading and moving, another process may have put its own lock there: then that one goes back.
async function removeStale(lock: string, aside: string, expected: string | null): Promise<void> {
  if (!(await succeeds(rename(lock, aside)))) return
  const moved = await readFile(aside, 'utf8')
  if (moved !== expected) await succeeds(link(aside, lock))
  await rm(aside, { force: true })
}

async function isRunning({ pid, startedAt }: Holder): Promise<boolean> {
  return (await processStart(pid)) === startedAt
}

function parse(content: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(content))
  } catch {
    return null
  }
}

function inUse(directory: string, pid: number): StartupError {
  return new StartupError(
    pid === process.pid
      ? `The data folder ${directory} is already in use by this process.`
      : `The data folder ${directory} is in use by process ${pid}. Stop that process first (kill ${pid}), or set ` +
          'DATA_DIR to another folder.',
  )
}

const succeeds = (action: Promise<unknown>): Promise<boolean> =>
  action.then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST' || error.code === 'ENOENT') return false
      throw error
    },
  )
