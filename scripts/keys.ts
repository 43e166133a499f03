import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { parseEnvironment } from '../api/src/config.ts'
import { createKeyWrapper } from '../api/src/platform/crypto/key-wrapper.ts'
import { startEmbeddedPostgres } from '../api/src/platform/embedded-postgres.ts'
import { runCommand } from './bootstrap/command.mjs'
import { inRoot } from './bootstrap/paths.mjs'
import { activateKey, listKeys, openCipher, prepareKey, retireKeys, rewrap } from './keys/data-keys.ts'
import { openAll, sealAnew } from './keys/seal-anew.ts'

const help = `
npm run keys -- list        the data keys: what for, and what wraps them
npm run keys -- check       opens every sealed value, and says how many each key seals
npm run keys -- prepare     makes a new key for patients' data, which instances know from their next start on
npm run keys -- activate    has it seal what is written from each instance's next start on
npm run keys -- reencrypt   seals under it what older keys sealed; may be cut off and begun again, and the service may run
npm run keys -- retire      forgets keys that seal nothing any more
npm run keys -- rewrap --to-file PATH | --to-kms KEY-ID    wraps all data keys anew

Reads the environment, and .env, as the service does. With the embedded database the service must be stopped. docs/runbook.md has the order.`

const [command = '', ...given] = process.argv.slice(2)

async function connect() {
  if (existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'))
  const { config, secrets } = parseEnvironment(process.env)
  const embedded = secrets.database
    ? null
    : await startEmbeddedPostgres({ directory: join(config.dataDirectory, 'postgres') })
  const owner = new pg.Client(secrets.database?.migrationUrl ?? embedded?.migrationUrl)
  await owner.connect()
  await owner.query(`set app.system = 'on'`)
  const close = async () => {
    await owner.end()
    await embedded?.stop()
  }
  return {
    owner,
    wrapper: await createKeyWrapper(config.keys),
    region: process.env.AWS_REGION ?? 'ap-southeast-2',
    close,
  }
}

type Connection = Awaited<ReturnType<typeof connect>>

const commands: Record<string, (connection: Connection) => Promise<string>> = {
  list: async ({ owner }) =>
    (await listKeys(owner))
      .map((key) => [key.id.padEnd(16), key.wrapped_by.padEnd(40), key.created_at.toISOString()].join(' '))
      .join('\n'),
  check: async ({ owner, wrapper }) => {
    const byKey = await openAll(owner, (await openCipher(owner, wrapper)).cipher)
    return [...byKey].map(([key, count]) => `${key} seals ${count} values; all of them open`).join('\n')
  },
  prepare: async ({ owner, wrapper }) =>
    `${await prepareKey(owner, wrapper)} is prepared. Start every instance anew, then activate it.`,
  activate: async ({ owner }) => `${await activateKey(owner)} is current. Start every instance anew, then reencrypt.`,
  reencrypt: async ({ owner, wrapper }) => {
    const { cipher, current } = await openCipher(owner, wrapper)
    return `${await sealAnew(owner, cipher, current)} values are sealed with ${current} now`
  },
  retire: async ({ owner, wrapper }) => {
    const used = await openAll(owner, (await openCipher(owner, wrapper)).cipher)
    const retired = await retireKeys(owner, used)
    return retired.length > 0 ? `Forgotten: ${retired.join(', ')}` : 'Every key still seals something'
  },
  rewrap: async ({ owner, wrapper, region }) => {
    const { values } = parseArgs({
      args: given,
      options: { 'to-file': { type: 'string' }, 'to-kms': { type: 'string' } },
    })
    const { 'to-file': path, 'to-kms': keyId } = values
    if ((path === undefined) === (keyId === undefined)) throw new Error('Name one: --to-file PATH or --to-kms KEY-ID')
    const to = await createKeyWrapper(
      path !== undefined ? { kind: 'file', path } : { kind: 'kms', keyId: keyId ?? '', region },
    )
    return `${await rewrap(owner, { from: wrapper, to })} keys are wrapped anew. Name the new one in the settings before the next start.`
  },
}

await runCommand({
  help,
  options: process.argv.slice(2),
  main: async () => {
    const run = Object.hasOwn(commands, command) ? commands[command] : undefined
    if (!run) return console.log(help.trim())
    const connection = await connect()
    try {
      console.log(await run(connection))
    } finally {
      await connection.close()
    }
  },
})
process.exit()
