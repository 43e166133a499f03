import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startEmbeddedPostgres } from '../api/src/platform/embedded-postgres.ts'
import { migrate } from '../api/src/platform/migrations.ts'
import { Failure, runCommand } from './bootstrap/command.mjs'
import { inRoot, root } from './bootstrap/paths.mjs'
import { tool } from './bootstrap/processes.mjs'

const help = `
npm run db:types: writes api/src/platform/database-schema.ts from a freshly migrated database.
With -- --verify it changes nothing and fails when the file differs from the migrations.
`

const run = promisify(execFile)
const file = inRoot('api', 'src', 'platform', 'database-schema.ts')

await runCommand({
  help,
  options: ['--verify'],
  main: async (options: string[]) => {
    const verify = options.includes('--verify')
    const directory = await mkdtemp(join(tmpdir(), 'medinotes-types-'))
    const before = await readFile(file, 'utf8')
    const generated = verify ? join(directory, 'database-schema.ts') : file
    try {
      await generateFromMigratedDatabase(join(directory, 'postgres'), generated)
      const same = before === (await readFile(generated, 'utf8'))
      if (verify && !same) throw new Failure('The database types differ from the migrations. Run: npm run db:types')
      console.log(same ? 'The database types match the migrations' : 'Wrote the database types')
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  },
})

async function generateFromMigratedDatabase(directory: string, outFile: string): Promise<void> {
  const postgres = await startEmbeddedPostgres({ directory, durable: false })
  try {
    await migrate({ migrationUrl: postgres.migrationUrl, serviceUser: 'medinotes_service' })
    // Tables of sign-in and of the job queue belong to their libraries, which bring their own types.
    const options = [
      '--dialect=postgres',
      '--date-parser=string',
      '--exclude-pattern={kysely_*,auth.*,graphile_worker.*}',
      `--out-file=${outFile}`,
    ]
    await runTool(['kysely-codegen', 'dist', 'cli', 'bin.js'], [`--url=${postgres.migrationUrl}`, ...options])
    await runTool(['oxfmt', 'bin', 'oxfmt'], ['--config', inRoot('.oxfmtrc.json'), outFile])
  } finally {
    await postgres.stop()
  }
}

async function runTool(path: string[], args: string[]): Promise<void> {
  await run(process.execPath, [tool(...path), ...args], { cwd: root })
}
