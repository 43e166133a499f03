import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createContext, type Context } from '../api/src/context.ts'
import { parseEnvironment } from '../api/src/config.ts'
import { createAudit } from '../api/src/features/audit/audit.service.ts'
import { createEnrolment } from '../api/src/features/organizations/enrolment.service.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../api/src/platform/embedded-postgres.ts'
import { createLogger } from '../api/src/platform/logger.ts'
import { makeScratchFolder } from '../api/src/testing/scratch-folder.ts'
import { aimAt, asAdmin, finishLog, forget, keepLog, takeBaseBackup } from './rehearse-restore/base-backup.ts'
import { bearWitness, differences, verifyChains } from './rehearse-restore/witness.ts'

const help = `npm run rehearse-restore

Rehearses a restore to a point in time, from beginning to end, on databases of its own that it removes again: seeds the demonstration,
takes a base backup while the service writes, writes on, loses data, restores backup and archived log to the moment before,
and compares the rows of every table, every hash of the audit trail and sealed values with what was there then. About a minute.`

const { values } = parseArgs({ options: { help: { type: 'boolean' } } })
if (values.help) {
  console.log(help)
  process.exit()
}

const work = await makeScratchFolder('medinotes-restore-')
const [first, second, archive] = ['first', 'second', 'archive'].map((name) => join(work, name)) as [
  string,
  string,
  string,
]
const startedAt = performance.now()
const say = (text: string) =>
  console.log(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${text}`)

const open = (postgres: EmbeddedPostgres) =>
  createContext({
    ...parseEnvironment({ DATA_DIR: join(work, 'data') }),
    ...{ logger: createLogger('fatal'), version: 'rehearsal', connection: postgres },
  })

/** Each is an event of the trail, and the service's own doing. */
async function writeOn({ database, auditTrail, logger }: Context, count: number) {
  const audit = createAudit({ logger, onRecorded: () => undefined })
  const admin = await createEnrolment({ database, audit }).actAs('admin@demo.test')
  for (let n = 0; n < count; n += 1) await auditTrail.verifier.verify(admin, 'organization')
}

async function prepare() {
  await mkdir(first, { recursive: true })
  const once = await startEmbeddedPostgres({ directory: first })
  await keepLog(once.adminUrl, archive)
  await once.stop()
  const postgres = await startEmbeddedPostgres({ directory: first })
  const context = await open(postgres)
  await context.seedDemo()
  return { postgres, context }
}

async function loseData(adminUrl: string) {
  await asAdmin(adminUrl, async (admin) => {
    await admin.query(`set session_replication_role = 'replica'; truncate consultations, bookings, documents cascade`)
  })
}

try {
  const { postgres, context } = await prepare()
  const adminUrl = new URL(postgres.adminUrl)
  adminUrl.pathname = '/medinotes'
  say('The demonstration is there, and the log is archived')

  await Promise.all([takeBaseBackup(postgres.adminUrl, first, second), writeOn(context, 20)])
  say('A base backup was taken while the service wrote')

  await writeOn(context, 20)
  const was = await bearWitness(adminUrl.href, context.database)
  const { now } = await asAdmin(
    adminUrl.href,
    async (admin) => (await admin.query(`select now()::text as now`)).rows[0],
  )
  // The moment lies between what is to stay and what is to be undone, whatever the clock's grain.
  await wait(50)
  await loseData(adminUrl.href)
  await finishLog(adminUrl.href, archive)
  await context.close()
  await postgres.stop()
  const total = Object.values(was.rows).reduce((sum, count) => sum + count, 0)
  say(`${total} rows in ${Object.keys(was.rows).length} tables were there at ${now}; then data was lost`)

  await aimAt(now, { folder: second, archive })
  const restored = await startEmbeddedPostgres({ directory: second })
  const again = await open(restored)
  adminUrl.host = new URL(restored.adminUrl).host
  say('Restored: the service opens the database with its keys')
  const found = differences(was, await bearWitness(adminUrl.href, again.database))
  if (found.length > 0) throw new Error(`What is back is not what was:\n${found.join('\n')}`)
  const links = await verifyChains(again.database)
  const opened = (await again.outbox.list({ limit: 100 })).items.length
  if (opened === 0) throw new Error('No sealed value was there to open')
  await again.close()
  await restored.stop()
  say(`Every row is back, ${links} links of the audit trail hold, and ${opened} sealed notices open`)
} finally {
  await forget(work)
}
process.exit()
