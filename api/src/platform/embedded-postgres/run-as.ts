import { execFile } from 'node:child_process'
import { chown, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { StartupError } from '../startup-error.ts'

const run = promisify(execFile)

/** How to start PostgreSQL's programs: PostgreSQL refuses to run as root, so root lends them another user. */
export interface Runner {
  command(program: string, args: string[]): [program: string, args: string[]]
  /** Hands a file or folder to the user that PostgreSQL runs as. */
  give(path: string): Promise<void>
}

const asMyself: Runner = {
  command: (program, args) => [program, args],
  give: () => Promise.resolve(),
}

export async function chooseRunner(paths: string[]): Promise<Runner> {
  if (process.getuid?.() !== 0) return asMyself
  const user = await postgresUser()
  if (
    !(await run('setpriv', ['--version']).then(
      () => true,
      () => false,
    ))
  ) {
    throw new StartupError(
      'PostgreSQL refuses to run as root, and the program "setpriv" that would start it as another user is missing. ' +
        'Start the service as an ordinary user, install util-linux, or set DATABASE_URL.',
    )
  }
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
  const capabilities = (await everyoneCanReach(paths)) ? [] : lentCapabilities
  return {
    command: (program, args) => ['setpriv', [...identity, ...capabilities, '--', program, ...args]],
    give: (path) => chown(path, user.uid, user.gid),
  }
}

// A checkout under a folder such as /root is closed to other users; this lets PostgreSQL pass, and nothing more.
// The secure bit makes access(2), by which initdb looks for its companions, count the capability as well.
const lentCapabilities = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup']

async function postgresUser(): Promise<{ uid: number; gid: number }> {
  const existing = await lookUp('postgres')
  if (existing) return existing
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]).catch(() => undefined)
  const created = await lookUp('postgres')
  if (created) return created
  throw new StartupError(
    'PostgreSQL refuses to run as root, and no user named "postgres" exists or could be created. ' +
      'Start the service as an ordinary user, create that user, or set DATABASE_URL.',
  )
}

async function lookUp(name: string): Promise<{ uid: number; gid: number } | null> {
  const ask = (flag: string) => run('id', [flag, name]).then(({ stdout }) => Number(stdout))
  return Promise.all([ask('-u'), ask('-g')]).then(
    ([uid, gid]) => ({ uid, gid }),
    () => null,
  )
}

async function everyoneCanReach(paths: string[]): Promise<boolean> {
  for (const path of paths) {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      if (((await stat(folder)).mode & 0o001) === 0) return false
      if (folder === dirname(folder)) break
    }
  }
  return true
}
