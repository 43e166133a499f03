import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../api/src/platform/embedded-postgres.ts'
import { withDatabase } from '../../api/src/testing/database-url.ts'
import { freePort } from '../../api/src/testing/service-process.ts'
import { startTokenIssuer } from '../../api/src/testing/token-issuer.ts'
import { inRoot, root } from '../bootstrap/paths.mjs'
import { serviceArguments } from '../bootstrap/service.mjs'
import { parentOf, pause } from './figures.ts'
import { type Limits, openLimits } from './limits.ts'

interface Options {
  /** Clinicians of the practice; the first administers it. */
  people?: number
  tokensPerSecond?: number
  /** What the service's process is held to. */
  limits?: Limits | undefined
  /** A folder for profiles of the service's computing. */
  profiles?: string | undefined
}

/** Runs `work` on a product that is gone afterwards. */
export type WithProduct = <Result>(options: Options, work: (product: Product) => Promise<Result>) => Promise<Result>
export type Product = Awaited<ReturnType<typeof startProduct>>

const withParent = ['--import', inRoot('scripts', 'bootstrap', 'stop-with-parent.mjs')]
const stopMs = 30_000

/** Resolves once the child has said where it is. */
async function startChild(file: string, given: readonly string[] = []) {
  const child = fork(join(import.meta.dirname, file), given, { execArgv: withParent })
  const [{ url }] = (await once(child, 'message')) as [{ url: string }]
  return { child, url }
}

interface ServiceOptions extends Pick<Options, 'limits' | 'profiles'> {
  environment: Record<string, string>
}

/** The built service, once it is healthy; `readyMs` is how long that took. */
export async function startService({ environment, limits, profiles }: ServiceOptions) {
  const port = await freePort()
  const group = limits && (await openLimits(limits))
  const profiling = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`]
  const command = [...(group?.start ?? []), process.execPath, ...withParent, ...profiling, ...serviceArguments]
  const startedAt = performance.now()
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH, PORT: String(port), HOST: '127.0.0.1', ...environment },
  })
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    await end(child)
    await group?.close()
  }
  try {
    await untilHealthy(url, child)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, pid: child.pid ?? 0, readyMs: performance.now() - startedAt, stop }
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), stopMs)
  await exited
  clearTimeout(force)
}

async function untilHealthy(url: string, service: ChildProcess) {
  const deadline = performance.now() + stopMs
  while (performance.now() < deadline) {
    if (service.exitCode !== null || service.signalCode !== null) throw new Error('The service did not start')
    const reply = await fetch(`${url}/health`).catch(() => undefined)
    await reply?.body?.cancel()
    if (reply?.ok) return
    await pause(10)
  }
  throw new Error('The service did not become healthy in 30 s')
}

/** The built service, its database, the AI stand-in and an S3 server, each a process of its own. */
async function startProduct({ people = 2, tokensPerSecond = 40, limits, profiles }: Options) {
  const opened: (() => unknown)[] = []
  const stop = async () => {
    for (const close of opened.splice(0).toReversed()) await close()
  }
  try {
    const folder = await mkdtemp(join(tmpdir(), 'bench-'))
    opened.push(() => rm(folder, { recursive: true, force: true }))
    const standIn = await startChild('stamped-stand-in.ts', [String(tokensPerSecond)])
    opened.push(() => end(standIn.child))
    const s3 = await startChild('s3-server.ts')
    opened.push(() => end(s3.child))
    const postgres = await startEmbeddedPostgres({ directory: join(folder, 'postgres') })
    opened.push(postgres.stop)
    // The people of a benchmark do not type passwords.
    const { issuer, environment: issuers, tokenFor, close } = await startTokenIssuer('bench')
    opened.push(close)
    const plainEnvironment = {
      ...{ DATA_DIR: folder, DATABASE_URL: postgres.url, DATABASE_MIGRATION_URL: postgres.migrationUrl },
      ...{ SECOND_FACTOR_ROLES: 'none', ...issuers },
    }
    const environment = {
      ...{ ...plainEnvironment, OPENAI_BASE_URL: standIn.url },
      ...{
        S3_BUCKET: 'bench',
        S3_ENDPOINT: s3.url,
        AWS_ACCESS_KEY_ID: 'bench',
        AWS_SECRET_ACCESS_KEY: 'bench',
      },
    }
    const service = await startService({ environment, limits, profiles })
    opened.push(service.stop)
    const adminUrl = withDatabase(postgres.adminUrl, 'medinotes')
    const postgresPid = await addPeople(adminUrl, issuer, people)
    return {
      ...{ url: service.url, pid: service.pid, folder, adminUrl, postgresPid, databaseUrl: postgres.url, environment },
      ...{ s3Url: s3.url, standInUrl: standIn.url, standInPid: standIn.child.pid ?? 0 },
      /** Documents on the disk, and no AI. */
      plainEnvironment,
      profiles,
      tokensOfPeople: await Promise.all(
        Array.from({ length: people }, (_, n) => tokenFor(`person-${n + 1}`, {}, '30m')),
      ),
      /** Of each note from now on. */
      setTokens: (tokens: number) => void standIn.child.send({ tokens }),
      stopService: service.stop,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Writes down the practice and its people; tells the process that leads the database. */
async function addPeople(adminUrl: string, issuer: string, count: number) {
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
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
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    return parentOf(rows[0]?.pid ?? 0)
  } finally {
    await client.end()
  }
}

/** Products that the parts open, and a way to end those that a part left behind. */
export function createProducts(profiles: string | undefined) {
  const running = new Set<Product>()
  const withProduct: WithProduct = async (options, work) => {
    const product = await startProduct({ ...options, profiles })
    running.add(product)
    try {
      return await work(product)
    } finally {
      running.delete(product)
      await product.stop()
    }
  }
  const stopAll = () => Promise.all([...running].map((product) => product.stop()))
  return { withProduct, stopAll }
}
