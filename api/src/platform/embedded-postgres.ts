import { chmod, mkdir, realpath, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findPostgresBinaries } from './embedded-postgres/binaries.ts'
import { openCluster } from './embedded-postgres/cluster.ts'
import { explainFailure } from './embedded-postgres/failures.ts'
import { lockFolder } from './embedded-postgres/folder-lock.ts'
import { databaseName, ownerRole, serviceRole } from './embedded-postgres/roles.ts'
import { chooseRunner } from './embedded-postgres/run-as.ts'
import { startServer } from './embedded-postgres/server.ts'
import { StartupError } from './startup-error.ts'

export interface EmbeddedPostgres {
  /** As the owner of the schema, for migrations. */
  migrationUrl: string
  /** As the role the service runs as, which owns nothing. */
  url: string
  /** As superuser: for tests, which copy databases. */
  adminUrl: string
  stop(): Promise<void>
}

interface Options {
  directory: string
  /** False trades safety in a crash for speed: for databases that live as long as a test run. */
  durable?: boolean
}

/** Starts the PostgreSQL that comes with the product. It ends with this process, however that ends. */
export async function startEmbeddedPostgres({ directory, durable = true }: Options): Promise<EmbeddedPostgres> {
  const binaries = await findPostgresBinaries()
  const folder = await prepareFolder(directory)
  const unlock = await lockFolder(folder)
  try {
    const runner = await chooseRunner([binaries.postgres, join(folder, 'cluster')])
    const cluster = await openCluster({ directory: folder, binaries, runner, durable })
    const server = await startServer({ folder: cluster.folder, binaries, runner, durable })
    const url = (role: string, password: string, database: string) =>
      `postgres://${role}:${password}@127.0.0.1:${server.port}/${database}`
    return {
      migrationUrl: url(ownerRole, cluster.passwords.owner, databaseName),
      url: url(serviceRole, cluster.passwords.service, databaseName),
      adminUrl: url('postgres', cluster.passwords.superuser, 'postgres'),
      stop: async () => {
        await server.stop()
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    throw error instanceof StartupError ? error : explainFailure('postgres', String(error))
  }
}

const smallestRoom = 200 * 1024 * 1024

async function prepareFolder(directory: string): Promise<string> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const folder = await realpath(directory)
    // Root lends the database another user, who must reach its files through this folder.
    if (process.getuid?.() === 0) await chmod(folder, 0o711)
    const probe = join(folder, `.probe-${process.pid}`)
    await writeFile(probe, 'x')
    await rm(probe)
    const { bavail, bsize } = await statfs(folder)
    if (bavail * bsize < smallestRoom) throw new StartupError(tooLittleRoom(folder))
    return folder
  } catch (error) {
    if (error instanceof StartupError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new StartupError(tooLittleRoom(directory))
    throw new StartupError(
      `The data folder ${directory} cannot be written to (${code}). Set DATA_DIR to a folder you can write to.`,
    )
  }
}

const tooLittleRoom = (directory: string) =>
  `The disk that holds the data folder ${directory} is full: the database needs at least 200 MB. Free some space, or set ` +
  'DATA_DIR to a folder on another disk.'
