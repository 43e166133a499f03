import type { AcuityAccount, AcuityCatalogue, AcuityConnection, ChangeAcuityAccount } from '@medinotes/shared/acuity'
import type { Database, Db } from '../../../../platform/database.ts'
import { AppError } from '../../../../platform/errors.ts'
import { organizationOf } from '../../../../platform/own-organization.ts'
import type { Principal } from '../../../../platform/principal.ts'
import type { Audit } from '../../../audit/audit.service.ts'
import type { AccountSecrets } from '../accounts/account-secrets.ts'
import {
  type AccountRow,
  changeSettings,
  lockAccountOf,
  selectAccountOf,
  updateAccount,
} from '../accounts/account.repository.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import type { AcuityClients } from '../client/acuity-client.ts'
import type { AcuityHealth } from '../client/acuity-calls.ts'
import type { WebhookRegistration } from '../webhooks/registration.service.ts'
import { catalogueOf, presentCatalogue } from './catalogue-reader.ts'
import { countUpcoming, selectFigures, selectOpeningsReadAt, unmapEverybody } from './setup.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  access: AcuityAccess
  clients: AcuityClients
  secrets: AccountSecrets
  webhooks: WebhookRegistration
  /** Whether the installation has an account of its own. */
  offersEnvironment: boolean
  offersOauth: boolean
  /** Gives back what Acuity let us use. */
  revoke(row: AccountRow): Promise<void>
}

export const subjectOf = ({ id }: { id: string }) => ({ type: 'acuity-account' as const, id })

const notConnected = () => new AppError('not_found', 'No Acuity account is connected.')

export type AccountSetup = ReturnType<typeof createAccountSetup>

/** A practice's account in Acuity: connected, looked after, and let go. */
export function createAccountSetup(dependencies: Dependencies) {
  const { database, audit, access, clients, secrets, webhooks, revoke, offersOauth } = dependencies

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
    const offers = { oauth: offersOauth, environment: dependencies.offersEnvironment && principal.operates }
    if (found === undefined) return { account: null, offers }
    const openingsReadAt = await database.system((tx) => selectOpeningsReadAt(tx, found.row.id))
    return { account: present(found.row, { ...found.figures, openingsReadAt }, clients.healthOf(found.row.id)), offers }
  }

  return {
    view,
    own,

    async change(principal: Principal, { version, referenceFieldId, webhookKey }: ChangeAcuityAccount) {
      const row = await own(principal)
      if (row.version !== version) throw stale()
      if (referenceFieldId !== undefined) refuseUnknownField(await catalogue(principal), referenceFieldId)
      await database.as(principal, async (tx) => {
        if (referenceFieldId !== undefined && referenceFieldId !== row.reference_field_id) {
          await refuseWhileUnanswered(tx, row)
        }
        const isFirst = await changeSettings(tx, row.id, version, {
          ...(referenceFieldId !== undefined && { reference_field_id: referenceFieldId }),
          ...(webhookKey !== undefined && { webhook_key_sealed: secrets.sealWebhookKey(row, webhookKey) }),
        })
        if (!isFirst) throw stale()
        await audit.record(tx, principal, 'acuity.settings-changed', subjectOf(row))
      })
      return view(principal)
    },

    catalogue,

    /** Refused while bookings stand that Acuity keeps. */
    async disconnect(principal: Principal) {
      const row = await database.as(principal, (tx) => letGo(tx, principal, audit))
      await webhooks.unregister(row)
      await revoke(row)
    },
  }

  async function catalogue(principal: Principal): Promise<AcuityCatalogue> {
    return presentCatalogue(await catalogueOf(access, await own(principal)))
  }
}

/** What stood until then, with the secrets that are gone by now. */
async function letGo(tx: Db, principal: Principal, audit: Audit): Promise<AccountRow> {
  const row = await lockAccountOf(tx, organizationOf(principal).id)
  if (row === undefined) throw notConnected()
  await refuseWhileKept(tx, row)
  await refuseWhileUnanswered(tx, row)
  await unmapEverybody(tx, row.organization_id)
  await updateAccount(tx, row.id, { disconnected_at: new Date(), secret_sealed: null, webhook_key_sealed: null })
  await audit.record(tx, principal, 'acuity.disconnected', subjectOf(row))
  return row
}

const stale = () =>
  new AppError('stale_version', 'Somebody changed this since you opened it. Look at their version first.')

async function refuseWhileKept(tx: Db, { organization_id }: AccountRow) {
  const kept = (await countUpcoming(tx, organization_id)).filter(({ scheduling }) => scheduling === 'acuity')
  const count = kept.reduce((sum, { bookings }) => sum + Number(bookings), 0)
  if (count === 0) return
  const are = count === 1 ? 'booking is' : 'bookings are'
  throw new AppError('conflict', `${count} upcoming ${are} kept in Acuity. Move or cancel them first.`)
}

/** An appointment whose answer was lost is looked for by the field it was asked for with. */
async function refuseWhileUnanswered(tx: Db, { id }: AccountRow) {
  const { unanswered } = await selectFigures(tx, id)
  if (unanswered === 0) return
  throw new AppError('conflict', 'Acuity has not answered all bookings yet. Change the field when it has.')
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
