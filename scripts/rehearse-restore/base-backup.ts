import { chmod, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { chooseRunner } from '../../api/src/platform/embedded-postgres/run-as.ts'

/** A command line's words: the paths are of our own making, without quotes in them. */
const copied = (from: string, to: string) => `test ! -f '${to}' && cp '${from}' '${to}'`

/** Has the server keep each finished stretch of its log in `archive`, from its next start on. */
export async function keepLog(adminUrl: string, archive: string) {
  await mkdir(archive, { recursive: true })
  // Where root lends the server another user, that one writes here.
  await chmod(archive, 0o777)
  await asAdmin(adminUrl, async (admin) => {
    await admin.query(`alter system set archive_mode = 'on'`)
    await admin.query(`alter system set archive_command = ${pg.escapeLiteral(copied('%p', `${archive}/%f`))}`)
  })
}

const leftOut = new Set(['postmaster.pid', 'postmaster.opts', 'pg_wal'])

/** Copies the files of a running server between the two calls that PostgreSQL asks for (low-level API of its manual). */
export async function takeBaseBackup(adminUrl: string, from: string, to: string) {
  await asAdmin(adminUrl, async (admin) => {
    await admin.query(`select pg_backup_start('rehearsal', true)`)
    const filter = (path: string) => !leftOut.has(basename(path))
    await cp(join(from, 'cluster'), join(to, 'cluster'), { recursive: true, filter })
    const { rows } = await admin.query<{ labelfile: string }>('select labelfile from pg_backup_stop(true)')
    await writeFile(join(to, 'cluster', 'backup_label'), rows[0]?.labelfile ?? '')
  })
  await mkdir(join(to, 'cluster', 'pg_wal', 'archive_status'), { recursive: true })
  await cp(join(from, 'passwords.json'), join(to, 'passwords.json'))
}

/** Ends the current stretch of the log and waits until it is in the archive. */
export async function finishLog(adminUrl: string, archive: string) {
  await asAdmin(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ name: string }>('select pg_walfile_name(pg_switch_wal()) as name')
    for (let tries = 0; tries < 300; tries += 1) {
      if ((await readdir(archive)).includes(rows[0]?.name ?? '')) return
      await wait(100)
    }
    throw new Error('The log was not archived within 30 s')
  })
}

/** Has a server that starts on this backup go on through the archive up to that moment, and no further. */
export async function aimAt(moment: string, { folder, archive }: { folder: string; archive: string }) {
  const cluster = join(folder, 'cluster')
  await writeFile(join(cluster, 'recovery.signal'), '')
  await writeFile(
    join(cluster, 'postgresql.auto.conf'),
    [
      `restore_command = 'cp "${archive}/%f" "%p"'`,
      `recovery_target_time = '${moment}'`,
      `recovery_target_action = 'promote'`,
      '',
    ].join('\n'),
  )
  const runner = await chooseRunner([cluster])
  for (const entry of [cluster, ...(await readdir(cluster, { recursive: true })).map((name) => join(cluster, name))])
    await runner.give(entry)
  await chmod(cluster, 0o700)
}

export async function asAdmin<Result>(url: string, work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client(url)
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

export const forget = (folder: string) => rm(folder, { recursive: true, force: true })
