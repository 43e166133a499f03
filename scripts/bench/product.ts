import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../api/src/platform/embedded-postgres.ts'
import { startTokenIssuer } from '../../api/src/testing/token-issuer.ts'
import { root } from '../bootstrap/paths.mjs'
import { serviceArguments } from '../bootstrap/service.mjs'
import { withDatabase } from '../../api/src/testing/database-url.ts'

async function addSpecialists(adminUrl: string, issuer: string, count: number) {
  const client = new pg.Client(adminUrl)
  await client.connect()
  await client.query(
    `with practice as (
       insert into organizations (id, name, kind, plan) values (gen_random_uuid(), 'Bench', 'practice', 'premium') returning id),
     specialist as (
       insert into people (id, issuer, subject, name, email)
       select gen_random_uuid(), $1, 'person-' || n, 'Dr Bench', 'bench@example.test' from generate_series(1, $2) n
       returning id, subject)
     insert into memberships (organization_id, person_id, role, administers)
     select practice.id, specialist.id, 'specialist', specialist.subject = 'person-1'
     from practice, specialist`,
    [issuer, count],
  )
  await client.end()
}

async function untilHealthy(url: string, service: ChildProcess) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (service.exitCode !== null) throw new Error('The service did not start')
    const reply = await fetch(`${url}/health`).catch(() => undefined)
    if (reply?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('The service did not become healthy in 10 s')
}

/** The built service, its database, the AI stand-in and an S3 server, each a process of its own. */
export async function startProduct({
  tokens,
  tokensPerSecond,
  people,
}: Record<'tokens' | 'tokensPerSecond' | 'people', number>) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const standIn = fork(join(import.meta.dirname, 'stamped-stand-in.ts'), [String(tokens), String(tokensPerSecond)])
  const [{ baseUrl }] = (await once(standIn, 'message')) as [{ baseUrl: string }]
  const s3 = fork(join(import.meta.dirname, 's3-server.ts'))
  const [{ url: s3Url }] = (await once(s3, 'message')) as [{ url: string }]
  const postgres = await startEmbeddedPostgres({ directory: join(folder, 'postgres') })
  // The people of a benchmark do not type passwords.
  const { issuer, environment, tokenFor, close } = await startTokenIssuer('bench')
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const service = spawn(process.execPath, serviceArguments, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      DATABASE_URL: postgres.url,
      DATABASE_MIGRATION_URL: postgres.migrationUrl,
      OPENAI_BASE_URL: baseUrl,
      SECOND_FACTOR_ROLES: 'none',
      ...{ S3_BUCKET: 'bench', S3_ENDPOINT: s3Url, AWS_ACCESS_KEY_ID: 'bench', AWS_SECRET_ACCESS_KEY: 'bench' },
      ...environment,
    },
  })
  const url = `http://127.0.0.1:${port}`
  await untilHealthy(url, service)
  const adminUrl = withDatabase(postgres.adminUrl, 'medinotes')
  await addSpecialists(adminUrl, issuer, people)
  return {
    ...{ url, adminUrl, databaseUrl: postgres.url, folder, s3Url },
    standInUrl: baseUrl,
    pid: service.pid ?? 0,
    tokensOfPeople: await Promise.all(Array.from({ length: people }, (_, n) => tokenFor(`person-${n + 1}`, {}, '30m'))),
    async stop() {
      service.kill('SIGTERM')
      await once(service, 'exit')
      standIn.kill()
      s3.kill()
      close()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
