import type { Cipher } from '../../../platform/crypto/cipher.ts'
import type { Database } from '../../../platform/database.ts'
import type { RedisConnection } from '../../../platform/redis.ts'
import type { Telemetry } from '../../../platform/telemetry/telemetry.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'
import type { BookingsOfCalendar } from '../calendar-changes.ts'
import { selectHealth } from './accounts/account.repository.ts'
import { createAccountSecrets, type AcuityKey } from './accounts/account-secrets.ts'
import { createAcuityAccess } from './accounts/acuity-access.ts'
import { createCalendarAlarm } from './accounts/calendar-alarm.ts'
import { createAcuityProvider } from './appointments/acuity-provider.ts'
import type { OpenAccount } from './appointments/appointment-work.ts'
import { createAcuityClients } from './client/acuity-client.ts'
import { revokeToken } from './client/acuity-oauth.ts'
import { createAcuityLimiter } from './client/acuity-limiter.ts'
import { createAppointmentDecisions } from './decisions/appointment-decision.service.ts'
import { createFindings } from './findings/finding.service.ts'
import { createOpenings, type Openings } from './openings/opening.service.ts'
import { createAccountSetup } from './setup/account-setup.service.ts'
import { createAuthorization } from './setup/authorization.service.ts'
import { createConnecting } from './setup/connecting.service.ts'
import { createDryRuns } from './setup/dry-run.service.ts'
import { createMapping } from './setup/mapping.service.ts'
import { noteHint } from './upstream/inbox.repository.ts'
import { createReconciliation } from './upstream/reconcile.service.ts'
import { createRefresh } from './upstream/refresh.service.ts'
import { resumeWork } from './upstream/resume-work.ts'
import { createTakeover } from './upstream/takeover.ts'
import { type AcuityIntake, createAcuityIntake } from './webhooks/acuity-intake.service.ts'
import { createWebhookRegistration } from './webhooks/registration.service.ts'

/** Calls of this process; those that Acuity allows where absent. */
export interface AcuityLimits {
  perSecond: number
  atOnce: number
}

export interface AcuitySettings {
  baseUrl: string
  publicUrl: string
  /** The installation's own account. */
  environmentKey: AcuityKey | null
  /** The installation's OAuth2 application. */
  oauth: { clientId: string; clientSecret: string } | null
  /** The field of the installation's own account. */
  referenceFieldId: number | null
  now?: () => Date
  limits?: AcuityLimits
  telemetry?: Telemetry
}

interface Dependencies {
  database: Database
  audit: Audit
  cipher: Cipher
  redis: RedisConnection | null
  outbox: Outbox
}

export type AcuityCalls = ReturnType<typeof createAcuityCalls>
export type AcuityFeature = ReturnType<typeof createAcuityFeature>

/** What bookings need of Acuity: what is free there, and a calendar that keeps them. */
export function createAcuityCalls({ database, audit, cipher, redis, outbox }: Dependencies, settings: AcuitySettings) {
  const { baseUrl, environmentKey, limits, telemetry, now = () => new Date() } = settings
  const clock = () => now().getTime()
  const limiter = createAcuityLimiter({ redis, now: clock, ...limits })
  const clients = createAcuityClients({ baseUrl, limiter, now: clock, ...(telemetry && { telemetry }) })
  const secrets = createAccountSecrets(cipher, environmentKey)
  const alarm = createCalendarAlarm({ outbox, publicUrl: settings.publicUrl })
  const access = createAcuityAccess({ database, audit, clients, secrets, alarm, now })
  const openings: Openings = createOpenings({ database, access, now })
  const hint = (account: OpenAccount, acuityId: number) =>
    database.system((tx) =>
      noteHint(tx, { organizationId: account.organizationId, accountId: account.id, acuityId, action: 'seen' }),
    )
  const provider = createAcuityProvider({ database, access, alarm, hint, forgetDay: openings.forgetDay, now })
  return { ...{ clients, secrets, access, alarm, openings, provider, cipher }, settings: { ...settings, now } }
}

/** The other direction: what happens in Acuity and what bookings make of it. */
export function createAcuityFeature(
  { database, audit }: Pick<Dependencies, 'database' | 'audit'>,
  { clients, secrets, access, alarm, openings, cipher, settings }: AcuityCalls,
  bookings: BookingsOfCalendar,
) {
  const { now, publicUrl } = settings
  const oauth = settings.oauth && { ...settings.oauth, origin: new URL(settings.baseUrl).origin }
  const intake: AcuityIntake = createAcuityIntake({ database, secrets, oauthSecret: oauth?.clientSecret ?? null, now })
  const takeOver = createTakeover({ bookings, forgetDay: openings.forgetDay })
  const refresh = createRefresh({ database, access, bookings, takeOver })
  const webhooks = createWebhookRegistration({ database, audit, access, alarm, publicUrl, now })
  const { environmentKey, referenceFieldId } = settings
  const accounts = createAccountSetup({
    ...{ database, audit, access, clients, secrets, webhooks },
    ...{ offersOauth: oauth !== null, offersEnvironment: environmentKey !== null },
    revoke: async (row) => {
      if (row.credentials === 'token') await revokeToken(secrets.credentialsOf(row), oauth)
    },
  })
  const connecting = createConnecting({
    ...{ database, audit, access, clients, secrets, webhooks, accounts },
    environment: environmentKey && { key: environmentKey, referenceFieldId },
    resumeWork: (tx, accountId) => resumeWork(tx, accountId, bookings),
  })
  return {
    setup: {
      ...{ accounts, connecting },
      authorization: createAuthorization({ cipher, publicUrl, oauth, authorize: connecting.authorize, now }),
      mapping: createMapping({ database, audit, access, own: accounts.own }),
      dryRuns: createDryRuns({ database, audit, access, own: accounts.own, now }),
    },
    /** For those who run the installation: numbers, and no practice's own. */
    health: () =>
      database.system(async (tx) => {
        const { connected, halted, ...times } = await selectHealth(tx)
        return { connected: Number(connected), halted: Number(halted), ...times }
      }),
    refresh,
    openings,
    reconciliation: createReconciliation({ database, access, bookings, refresh, now }),
    intake,
    webhooks,
    findings: createFindings({ database, audit, access, bookings, refresh }),
    appointments: createAppointmentDecisions({ database, audit, access, bookings }),
    close: clients.close,
  }
}
