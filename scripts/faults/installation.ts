import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createDatabase } from '../../api/src/platform/database.ts'
import { startEmbeddedPostgres } from '../../api/src/platform/embedded-postgres.ts'
import type { Principal } from '../../api/src/platform/principal.ts'
import { startAcuityEmulator } from '../../api/src/testing/acuity-emulator/acuity-emulator.ts'
import { acuityEnvironment, shortExaminations } from '../../api/src/testing/acuity-fixture.ts'
import { callerAt } from '../../api/src/testing/booking-load.ts'
import { withDatabase } from '../../api/src/testing/database-url.ts'
import { createPrincipal } from '../../api/src/testing/factories.ts'
import { openFaultProxy } from '../../api/src/testing/fault-proxy.ts'
import { startMailServer } from '../../api/src/testing/mail-server.ts'
import { startOpenAiStandIn } from '../../api/src/testing/openai-stand-in/openai-stand-in.ts'
import { lacksRedis, startRedis } from '../../api/src/testing/redis-server.ts'
import { startS3rver } from '../../api/src/testing/s3rver-server.ts'
import { startServiceProcess } from '../../api/src/testing/service-process.ts'
import { justProven, startTokenIssuer } from '../../api/src/testing/token-issuer.ts'
import { inRoot } from '../bootstrap/paths.mjs'
import { serviceArguments } from '../bootstrap/service.mjs'

export const bucket = 'faults'
const metricsToken = 'faults-metrics-token'
const program = serviceArguments.map((argument) => (argument.endsWith('.js') ? inRoot(argument) : argument))

export type Installation = Awaited<ReturnType<typeof startInstallation>>

/** Everything the service depends on, each behind a line that can break. */
async function startParts(folder: string) {
  const [postgres, redis, s3, openai, acuity, mail, issuer] = await Promise.all([
    startEmbeddedPostgres({ directory: join(folder, 'postgres') }),
    lacksRedis ? null : startRedis(),
    startS3rver(bucket),
    startOpenAiStandIn(),
    startAcuityEmulator({ account: shortExaminations(), limits: null }),
    startMailServer(),
    startTokenIssuer('faults'),
  ])
  acuity.webhooks.mode.send = 'drop'
  const lines = {
    postgres: await openFaultProxy(postgres.url),
    redis: redis && (await openFaultProxy(redis.url)),
    s3: await openFaultProxy(s3.endpoint),
    openai: await openFaultProxy(openai.baseUrl),
    acuity: await openFaultProxy(acuity.baseUrl),
    mail: await openFaultProxy(mail.url),
  }
  const close = async () => {
    await Promise.all(Object.values(lines).map(async (line) => line?.close()))
    issuer.close()
    await Promise.all([redis?.stop(), s3.close(), openai.close(), acuity.close(), mail.close()])
    await postgres.stop()
  }
  return { postgres, redis, s3, openai, acuity, mail, issuer, lines, close }
}

function environmentOf(
  folder: string,
  { postgres, s3, acuity, issuer, lines }: Awaited<ReturnType<typeof startParts>>,
) {
  return {
    DATA_DIR: join(folder, 'data'),
    ...{ DATABASE_URL: lines.postgres.url, DATABASE_MIGRATION_URL: postgres.migrationUrl },
    ...(lines.redis && { REDIS_URL: lines.redis.url }),
    ...{ S3_BUCKET: bucket, S3_ENDPOINT: lines.s3.url, ...s3.credentials },
    OPENAI_BASE_URL: lines.openai.url,
    ...{ ...acuityEnvironment(acuity), ACUITY_BASE_URL: lines.acuity.url },
    ...{ SMTP_URL: lines.mail.url, SES_FROM: 'notices@faults.example.test' },
    ...{ SECOND_FACTOR_ROLES: 'none', LOG_LEVEL: 'warn', TRUST_PROXY: '127.0.0.1', METRICS_TOKEN: metricsToken },
    ...issuer.environment,
  } satisfies Record<string, string>
}

/** The built service between its people and what it depends on. */
export async function startInstallation() {
  const folder = await mkdtemp(join(tmpdir(), 'medinotes-faults-'))
  const parts = await startParts(folder)
  const { postgres, issuer } = parts
  const environment: Record<string, string> = environmentOf(folder, parts)
  const startService = (more: Record<string, string> = {}) => startServiceProcess({ ...environment, ...more }, program)
  const service = await startService()
  // Straight to the database, whatever becomes of the service's line to it.
  const database = createDatabase({ url: postgres.url, onIdleError: () => undefined })
  const adminUrl = withDatabase(postgres.adminUrl, 'medinotes')
  let addresses = 0

  async function headersOf({ personId, name, email }: Principal) {
    const token = await issuer.tokenFor(personId, { name, email, email_verified: true, ...justProven() }, '2h')
    addresses += 1
    // Of an address each, since an address has a budget.
    return { authorization: `Bearer ${token}`, 'x-forwarded-for': `10.1.${addresses >> 8}.${addresses & 255}` }
  }

  /** The rows of a statement, as superuser. */
  async function query<Row extends object>(statement: string, values: unknown[] = []) {
    const client = new pg.Client(adminUrl)
    await client.connect()
    try {
      await client.query(`set app.system = 'on'`)
      return (await client.query<Row>(statement, values)).rows
    } finally {
      await client.end()
    }
  }

  return {
    ...{ ...parts, query, folder, database, environment, service, startService, headersOf },
    /** Somebody of a practice whose plan includes the AI. */
    async person(wanted: Parameters<typeof createPrincipal>[1] = {}) {
      const principal = await createPrincipal(database, { ...wanted, issuer: issuer.issuer })
      await query(`update organizations set plan = 'premium' where id = $1`, [principal.organization?.id])
      return principal
    },
    /** At the service, or at another instance. */
    callerOf: async (person: Principal, url = service.url) => callerAt(url, await headersOf(person)),
    /** What the service says of itself, by name. */
    async metric(name: string) {
      const reply = await fetch(`${service.url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })
      return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(await reply.text())?.[1])
    },
    /** A folder for another instance, with the keys of the installation. */
    copyKeys: (to: string) => cp(join(folder, 'data', 'keys'), join(to, 'keys'), { recursive: true }),
    async close() {
      await service.stop()
      await database.close()
      await parts.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
