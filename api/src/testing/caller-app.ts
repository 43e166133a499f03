import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { createPrincipal } from './factories.ts'
import { createTestApp } from './test-app.ts'
import { justProven, startTokenIssuer } from './token-issuer.ts'

/** As their issuer knows them. */
export interface Caller {
  /** Also what the issuer calls them, for people whom the factory makes. */
  personId: string
  name: string
  email: string
}

export interface Call {
  payload?: object
  headers?: Record<string, string>
  /** Of the access token, beside who the caller is and that they have just proven it. */
  claims?: Record<string, unknown>
}

/** The whole service, with people whose tokens are from an issuer of the test's own. */
export async function createCallerApp(options: Parameters<typeof createTestApp>[0] = {}) {
  const issuer = await startTokenIssuer()
  const testApp = await createTestApp({ ...options, environment: { ...issuer.environment, ...options.environment } })
  const { app, context, testDatabase } = testApp
  const admin = new pg.Client(testDatabase.adminUrl)
  await admin.connect()
  // So that the triggers which guard people and organizations let the test change them.
  await admin.query(`set app.system = 'on'`)

  /** Of somebody who has just proven who they are, unless the claims say otherwise. */
  const tokenFor = ({ personId, name, email }: Caller, claims: Record<string, unknown> = {}) =>
    issuer.tokenFor(personId, { name, email, email_verified: true, ...justProven(), ...claims })

  return {
    ...{ app, context, tokenFor, issuer: issuer.issuer, log: testApp.log },
    /** Writes somebody down who may call. */
    person: (wanted: Parameters<typeof createPrincipal>[1] = {}) =>
      createPrincipal(context.database, { ...wanted, issuer: issuer.issuer }),
    /** Somebody nobody has heard of yet. */
    newcomer: (email = `${randomUUID()}@example.test`): Caller => ({ personId: randomUUID(), name: 'Nia New', email }),
    /** Sends `GET /api/me` and the like as this caller; null sends no token. */
    async send(caller: Caller | null, request: string, { payload, headers, claims }: Call = {}) {
      const [method, url] = request.split(' ') as ['GET', string]
      const token = caller && (await tokenFor(caller, claims))
      const reply = await app.inject({
        ...{ method, url },
        headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
        ...(payload !== undefined && { payload }),
      })
      return { status: reply.statusCode, body: reply.body === '' ? null : reply.json<Record<string, unknown>>() }
    },
    /** The rows of a statement, as superuser. */
    query: async <Row extends object>(statement: string, values: unknown[] = []) =>
      (await admin.query<Row>(statement, values)).rows,
    async close() {
      await admin.end()
      await testApp.close()
      issuer.close()
    },
  }
}

export type CallerApp = Awaited<ReturnType<typeof createCallerApp>>
