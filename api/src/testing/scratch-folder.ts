import { mkdtemp, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
const enough = 4 * 2 ** 30

/** A new folder for what a test run throws away: in memory where there is room, since copying a database there takes a tenth. */
export async function makeScratchFolder(prefix: string) {
  const inMemory = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize >= enough,
    // Other systems have none.
    () => false,
  )
  return mkdtemp(join(inMemory ? memory : tmpdir(), prefix))
}
