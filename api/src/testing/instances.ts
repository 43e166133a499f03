import { rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { createApp } from '../app.ts'
import { parseEnvironment } from '../config.ts'
import { type Context, createContext } from '../context.ts'
import type { NoteWriter } from '../features/consultations/note-writer.ts'
import type { AcuityLimits } from '../features/scheduling/acuity/acuity-feature.ts'
import type { StreamTimes } from '../platform/http/event-streams.ts'
import { createLogger } from '../platform/logger.ts'
import type { Principal } from '../platform/principal.ts'
import { createPrincipal } from './factories.ts'
import { makeScratchFolder } from './scratch-folder.ts'
import { createTestDatabase } from './test-database.ts'
import { justProven, startTokenIssuer } from './token-issuer.ts'
import { patience } from './patience.ts'

interface Start {
  writer?: NoteWriter
  streamTimes?: StreamTimes
  acuityLimits?: AcuityLimits
  environment?: Record<string, string>
  /** Replaces parts of the context that the HTTP side uses. */
  override?: (context: Context) => Partial<Context>
}

interface Sent {
  as: Principal
  key?: string
  body?: unknown
  headers?: Record<string, string>
}

export type Instances = Awaited<ReturnType<typeof createInstances>>

export interface Instance {
  app: FastifyInstance
  context: Context
  log: readonly string[]
  url: string
  close(): Promise<void>
}

/** One installation on a database of its own, of which any number of instances listen on real sockets. */
export async function createInstances() {
  const [database, issuer] = await Promise.all([createTestDatabase(), startTokenIssuer()])
  const directory = await makeScratchFolder('medinotes-instances-')
  const common = { DATA_DIR: directory, ...patience, ...issuer.environment }
  const running = new Set<Instance>()
  const admin = new pg.Client(database.adminUrl)
  await admin.connect()
  // So that the triggers which guard people and organizations let the test change them.
  await admin.query(`set app.system = 'on'`)

  async function start({ writer, streamTimes, acuityLimits, environment, override }: Start = {}): Promise<Instance> {
    const log: string[] = []
    const logger = createLogger('info', { write: (line: string) => void log.push(line) })
    const { config, secrets } = parseEnvironment({ ...common, ...environment })
    const parts = {
      config,
      secrets,
      logger,
      version: 'test',
      connection: database,
      ...(writer && { writer }),
      ...(acuityLimits && { acuityLimits }),
    }
    const built = await createContext(parts)
    const context = { ...built, ...override?.(built) }
    const app = await createApp(context, streamTimes)
    await app.listen({ port: 0, host: '127.0.0.1' })
    const instance: Instance = {
      ...{ app, context, log },
      url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
      async close() {
        if (!running.delete(instance)) return
        await app.close()
        await context.close()
      },
    }
    running.add(instance)
    return instance
  }

  /** What somebody who has just proven who they are sends along. */
  async function headersOf({ personId, name, email }: Principal) {
    const token = await issuer.tokenFor(personId, { name, email, email_verified: true, ...justProven() })
    return { authorization: `Bearer ${token}` }
  }

  async function post({ url }: Instance, path: string, { as, key, body, headers }: Sent) {
    const reply = await fetch(`${url}/api${path}`, {
      method: 'POST',
      headers: {
        ...(await headersOf(as)),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const { status, headers: told } = reply
    return { status, headers: told, replayed: told.get('idempotency-replayed'), text: await reply.text() }
  }

  return {
    ...{ start, headersOf, post },
    /** Where superusers reach the database. */
    adminUrl: database.adminUrl,
    /** What an instance in a process of its own must be told. */
    environment: { ...common, DATABASE_URL: database.url, DATABASE_MIGRATION_URL: database.migrationUrl },
    /** Writes somebody down who may call. */
    person: ({ context }: Instance, wanted: Parameters<typeof createPrincipal>[1] = {}) =>
      createPrincipal(context.database, { ...wanted, issuer: issuer.issuer }),
    /** The rows of a statement, as superuser. */
    query: async <Row extends object>(statement: string, values: unknown[] = []) =>
      (await admin.query<Row>(statement, values)).rows,
    async close() {
      await Promise.all([...running].map((instance) => instance.close()))
      await admin.end()
      await database.drop()
      await rm(directory, { recursive: true, force: true })
      issuer.close()
    },
  }
}
