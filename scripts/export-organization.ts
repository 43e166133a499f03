import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { parseEnvironment } from '../api/src/config.ts'
import { createAudit } from '../api/src/features/audit/audit.service.ts'
import { openDocumentStore } from '../api/src/features/documents/stores/open-document-store.ts'
import { createKeyWrapper } from '../api/src/platform/crypto/key-wrapper.ts'
import { openKeyring } from '../api/src/platform/crypto/keyring.ts'
import { createDatabase, runtimeConnection } from '../api/src/platform/database.ts'
import { startEmbeddedPostgres } from '../api/src/platform/embedded-postgres.ts'
import { createLogger } from '../api/src/platform/logger.ts'
import { Failure, runCommand } from './bootstrap/command.mjs'
import { inRoot } from './bootstrap/paths.mjs'
import { writeExport } from './export-organization/write-export.ts'

const help = `
npm run export-organization -- --organization ID --out FOLDER

Writes all that is an organisation's into a new folder, readable: JSON lines for each table, and its documents, as they are at one moment. It is
an event of its audit trail. Reads the environment, and .env, as the service does; with the embedded database the service must be stopped.
The folder holds patients' data without encryption: encrypt it before it goes anywhere, and delete it then.`

function readOptions() {
  const { organization, out } = parseArgs({
    options: { organization: { type: 'string' }, out: { type: 'string' } },
  }).values
  if (!/^[0-9a-f-]{36}$/.test(organization ?? '') || !out) throw new Failure(help.trim())
  const folder = resolve(out)
  if (existsSync(folder)) throw new Failure(`${folder} exists already. Name a new folder.`)
  return { organizationId: organization ?? '', folder }
}

async function exportOrganization() {
  const { organizationId, folder } = readOptions()
  if (existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'))
  const { config, secrets } = parseEnvironment(process.env)
  const embedded = secrets.database
    ? null
    : await startEmbeddedPostgres({ directory: join(config.dataDirectory, 'postgres') })
  const urls = secrets.database ?? embedded
  if (!urls) throw new Failure('There is no database')
  const database = createDatabase({ url: urls.url, onIdleError: () => undefined })
  // Dates stay dates, as the service has them: an instant would shift them by the zone of this machine.
  const { types } = runtimeConnection(urls.url)
  const owner = new pg.Client({ connectionString: urls.migrationUrl, types })
  await owner.connect()
  try {
    await owner.query(`set app.system = 'on'`)
    const { rowCount } = await owner.query('select from organizations where id = $1', [organizationId])
    if (rowCount !== 1) throw new Failure('There is no organisation with that id.')
    const { cipher, documentKey } = await openKeyring(database, await createKeyWrapper(config.keys))
    // First: what leaves without a trace must not leave.
    const audit = createAudit({ logger: createLogger('fatal'), onRecorded: () => undefined })
    const subject = { type: 'organization', id: organizationId } as const
    await database.system((tx) =>
      audit.record(tx, { personId: null, organizationId }, 'organization.exported', subject),
    )
    const store = openDocumentStore(config.documents, { documentKey })
    const counts = await writeExport({ owner, cipher, store, organizationId, folder })
    console.log(
      Object.entries(counts)
        .map(([table, count]) => `${String(count).padStart(8)} ${table}`)
        .join('\n'),
    )
    console.log(
      `\n${folder} holds patients' data without encryption. Encrypt it before it goes anywhere, and delete it then.`,
    )
  } finally {
    await owner.end()
    await database.close()
    await embedded?.stop()
  }
}

await runCommand({ help, options: process.argv.slice(2), main: exportOrganization })
process.exit()
