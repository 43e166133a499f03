import { randomUUID } from 'node:crypto'
import type {
  AcuityAccount,
  AcuityCatalogue,
  AcuityConnection,
  ChangeAcuityAccount,
  ChangeKey,
  ConnectAcuity,
} from '@medinotes/shared/acuity'
import type { Database, Db } from '../../../../platform/database.ts'
import { AppError } from '../../../../platform/errors.ts'
import { organizationOf } from '../../../../platform/own-organization.ts'
import type { Principal } from '../../../../platform/principal.ts'
import type { Audit } from '../../../audit/audit.service.ts'
import type { AccountSecrets, AcuityKey } from '../accounts/account-secrets.ts'
import { type AccountRow, insertAccount, selectAccountOf, updateAccount } from '../accounts/account.repository.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import type { AcuityClients } from '../client/acuity-client.ts'
import type { AcuityCredentials } from '../client/acuity-credentials.ts'
import type { AcuityHealth } from '../client/acuity-calls.ts'
import type { WebhookRegistration } from '../webhooks/registration.service.ts'
import { asking, catalogueOf, presentCatalogue } from './catalogue-reader.ts'
import { countUpcoming, selectFigures, selectOpeningsReadAt, unmapEverybody } from './setup.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  access: AcuityAccess
  clients: AcuityClients
  secrets: AccountSecrets
  webhooks: WebhookRegistration
  /** The installation's own account. */
  environment: { key: AcuityKey; referenceFieldId: number | null } | null
  offersOauth: boolean
  /** Has bookings asked about that waited for the account. */
  resumeWork(tx: Db, accountId: string): Promise<void>
}

const subjectOf = ({ id }: { id: string }) => ({ type: 'acuity-account' as const, id })

const notConnected = () => new AppError('not_found', 'No Acuity account is connected.')

export type AccountSetup = ReturnType<typeof createAccountSetup>

/** A practice's account in Acuity: connected, looked after, and let go. */
export function createAccountSetup(dependencies: Dependencies) {
  const { database, audit, access, clients, secrets, webhooks, environment, offersOauth, resumeWork } = dependencies

  async function own(principal: Principal): Promise<AccountRow> {
    const row = await database.as(principal, (tx) => selectAccountOf(tx, organizationOf(principal).id))
    if (row === undefined) throw notConnected()
    return row
  }

  async function view(principal: Principal): Promise<AcuityConnection> {
    const { id: organizationId } = organizationOf(principal)
    const found = await database.as(principal, async (tx) => {
      const row = await selectAccountOf(tx, organizationId)
      return row && { row, figures: await selectFigures(tx, row.id) }
    })
    const offers = { oauth: offersOauth, environment: environment !== null && principal.operates }
    if (found === undefined) return { account: null, offers }
    const openingsReadAt = await database.system((tx) => selectOpeningsReadAt(tx, found.row.id))
    return { account: present(found.row, { ...found.figures, openingsReadAt }, clients.healthOf(found.row.id)), offers }
  }

  /** Asks Acuity who that is, before anything is kept. */
  const whoIs = (credentials: AcuityCredentials, key: string) =>
    asking((signal) => clients.of({ credentials, key }, 'booking').me(signal))

  async function keep(principal: Principal, kind: AccountRow['credentials'], credentials: AcuityCredentials) {
    const { id: organizationId } = organizationOf(principal)
    const owner = { id: randomUUID(), organization_id: organizationId }
    const { name, email, timezone, plan } = await whoIs(credentials, owner.id)
    const row = await database.as(principal, async (tx) => {
      const inserted = await insertAccount(tx, {
        ...{ ...owner, credentials: kind, name, email, time_zone: timezone, plan, connected_by: principal.personId },
        secret_sealed: kind === 'environment' ? null : secrets.seal(owner, credentials),
        reference_field_id: kind === 'environment' ? (environment?.referenceFieldId ?? null) : null,
      })
      if (!inserted)
        throw new AppError('conflict', 'An Acuity account is connected already. Disconnect that one first.')
      await audit.record(tx, principal, 'acuity.connected', subjectOf(inserted), { by: kind })
      return inserted
    })
    await webhooks.checkAccount(row.id)
    return view(principal)
  }

  async function resume(principal: Principal, row: AccountRow, change: Parameters<typeof updateAccount>[2]) {
    await database.as(principal, async (tx) => {
      await updateAccount(tx, row.id, { ...change, halted: null, halted_at: null })
      if (row.halted !== null) await audit.record(tx, principal, 'acuity.resumed', subjectOf(row))
    })
    if (row.halted !== null) await database.system((tx) => resumeWork(tx, row.id))
    await webhooks.checkAccount(row.id)
    return view(principal)
  }

  return {
    view,
    own,
    keep,

    connect(principal: Principal, request: ConnectAcuity) {
      if (request.kind === 'key') {
        const { userId, apiKey } = request
        return keep(principal, 'key', { kind: 'key', userId, apiKey })
      }
      if (environment === null || !principal.operates) {
        throw new AppError('forbidden', 'The installation’s own account is for the practice that runs it.')
      }
      return keep(principal, 'environment', { kind: 'key', ...environment.key })
    },

    /** Another key of the same account; whatever waited for it goes on. */
    async changeKey(principal: Principal, { userId, apiKey }: ChangeKey) {
      const row = await own(principal)
      if (row.credentials === 'environment') {
        throw new AppError(
          'conflict',
          'This account is connected by the installation’s own key, which its settings hold.',
        )
      }
      const credentials = { kind: 'key' as const, userId, apiKey }
      const { email } = await whoIs(credentials, row.id)
      if (email !== row.email) throw new AppError('conflict', 'This key is of another Acuity account.')
      return resume(principal, row, { credentials: 'key', secret_sealed: secrets.seal(row, credentials) })
    },

    /** Asks Acuity again whether it takes the connection. */
    async check(principal: Principal) {
      const row = await own(principal)
      const { plan, timezone } = await whoIs(secrets.credentialsOf(row), row.id)
      return resume(principal, row, { plan, time_zone: timezone })
    },

    async change(principal: Principal, { version, referenceFieldId, webhookKey }: ChangeAcuityAccount) {
      const row = await own(principal)
      if (row.version !== version) {
        throw new AppError('stale_version', 'Somebody changed this since you opened it. Look at their version first.')
      }
      if (referenceFieldId !== undefined) refuseUnknownField(await catalogue(principal), referenceFieldId)
      await database.as(principal, async (tx) => {
        await updateAccount(tx, row.id, {
          ...(referenceFieldId !== undefined && { reference_field_id: referenceFieldId }),
          ...(webhookKey !== undefined && { webhook_key_sealed: secrets.sealWebhookKey(row, webhookKey) }),
        })
        await audit.record(tx, principal, 'acuity.settings-changed', subjectOf(row))
      })
      return view(principal)
    },

    catalogue,

    /** Refused while bookings stand that Acuity keeps. */
    async disconnect(principal: Principal) {
      const row = await own(principal)
      await database.as(principal, async (tx) => {
        const upcoming = await countUpcoming(tx, row.organization_id)
        const kept = upcoming.filter(({ scheduling }) => scheduling === 'acuity')
        const count = kept.reduce((sum, { bookings }) => sum + Number(bookings), 0)
        if (count > 0) {
          throw new AppError(
            'conflict',
            `${count} upcoming ${count === 1 ? 'booking is' : 'bookings are'} kept in Acuity. Move or cancel them first.`,
          )
        }
        await unmapEverybody(tx, row.organization_id)
        await updateAccount(tx, row.id, { disconnected_at: new Date() })
        await audit.record(tx, principal, 'acuity.disconnected', subjectOf(row))
      })
      await webhooks.unregister(row)
    },
  }

  async function catalogue(principal: Principal): Promise<AcuityCatalogue> {
    return presentCatalogue(await catalogueOf(access, await own(principal)))
  }
}

function refuseUnknownField({ fields }: AcuityCatalogue, id: number) {
  if (fields.some((field) => field.id === id)) return
  throw new AppError('malformed', 'Acuity has no such field that takes text.', {
    errors: [{ path: 'referenceFieldId', message: 'Choose a field that takes text' }],
  })
}

interface Figures {
  openFindings: number
  unanswered: number
  openingsReadAt: Date | null
}

function present(row: AccountRow, { openingsReadAt, ...counts }: Figures, health: AcuityHealth): AcuityAccount {
  const iso = (at: Date | null) => at?.toISOString() ?? null
  const isSilent = health.breaker.state !== 'closed'
  return {
    ...{ id: row.id, version: row.version, credentials: row.credentials, name: row.name, email: row.email },
    ...{ timeZone: row.time_zone, plan: row.plan, referenceFieldId: row.reference_field_id },
    ...{ halted: row.halted, haltedAt: iso(row.halted_at), connectedAt: row.connected_at.toISOString() },
    ...{ comparedAt: iso(row.polled_at), webhooks: row.webhooks, webhooksCheckedAt: iso(row.webhooks_checked_at) },
    lastDeliveryAt: iso(row.last_delivery_at),
    answers: {
      state: isSilent ? 'no' : health.answeredAt === null ? 'unknown' : 'yes',
      latencyMs: health.latencyMs,
    },
    ...counts,
    openingsReadAt: iso(openingsReadAt),
  }
}
