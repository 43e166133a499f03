import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { createApp } from '../app.ts'
import { parseEnvironment } from '../config.ts'
import { createContext } from '../context.ts'
import type { NoteWriter } from '../features/consultations/note-writer.ts'
import type { StreamTimes } from '../platform/http/event-streams.ts'
import { createLogger } from '../platform/logger.ts'
import { tokenOfLink } from './mail.ts'
import { patience } from './patience.ts'
import { createTestDatabase } from './test-database.ts'

const origin = 'http://localhost:8000'

interface Options {
  writer?: NoteWriter
  streamTimes?: StreamTimes
  environment?: Record<string, string>
  /** Where the service finds its database, when it is not to go there straight. */
  reach?: (databaseUrl: string) => Promise<string>
}

/** The whole service on a real socket and a database of its own; `logLines` is all it has logged. */
export async function startTestService({ writer, streamTimes, environment = {}, reach }: Options = {}) {
  const test = await createTestDatabase()
  const databaseUrl = reach ? await reach(test.url) : test.url
  const folder = await mkdtemp(join(tmpdir(), 'service-'))
  // Its people have no second factor; tests of one ask for it.
  const defaults = { DATABASE_URL: databaseUrl, DATA_DIR: folder, SECOND_FACTOR_ROLES: 'none', ...(!reach && patience) }
  const { config, secrets } = parseEnvironment({ ...defaults, ...environment })
  const logLines: string[] = []
  const logger = createLogger('info', { write: (line) => void logLines.push(line) })
  const parts = {
    config: { ...config, publicUrl: origin },
    secrets,
    logger,
    version: 'test',
    connection: { ...test, url: databaseUrl },
  }
  const context = await createContext({ ...parts, ...(writer && { writer }) })
  const app = await createApp(context, streamTimes)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`

  /** Signs somebody up and returns a fetch that carries their access token. */
  async function signUp(kind: 'clinician' | 'referrer' = 'clinician') {
    const email = `${crypto.randomUUID()}@example.test`
    const post = (path: string, body: object) =>
      fetch(`${url}/api/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify(body),
      })
    await post('/sign-up/email', { name: 'Dr Robin Vale', email, password: 'correct-horse-battery', kind })
    const linkToken = await tokenOfLink(() => context.outbox.list({ limit: 100 }), email)
    const reply = await post('/verify-email', { token: linkToken })
    const cookie = reply.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const tokenReply = await fetch(`${url}/api/auth/token`, { headers: { cookie } })
    const { token } = (await tokenReply.json()) as { token: string }
    return (path: string, init: RequestInit = {}) =>
      fetch(`${url}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) },
      })
  }

  return {
    ...{ url, app, context, test, logLines, signUp },
    async close() {
      await app.close()
      await context.close()
      await test.drop()
      await rm(folder, { recursive: true })
    },
  }
}

export type CallAs = Awaited<ReturnType<Awaited<ReturnType<typeof startTestService>>['signUp']>>

/** A POST with a JSON body. */
export const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
