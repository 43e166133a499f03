import { randomUUID } from 'node:crypto'
import type { ChangeKey, ConnectAcuity } from '@medinotes/shared/acuity'
import type { Database, Db } from '../../../../platform/database.ts'
import { AppError } from '../../../../platform/errors.ts'
import { organizationOf } from '../../../../platform/own-organization.ts'
import type { Principal } from '../../../../platform/principal.ts'
import type { Audit } from '../../../audit/audit.service.ts'
import type { AccountSecrets, AcuityKey } from '../accounts/account-secrets.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import { type AccountRow, insertAccount, selectAccountOf, updateAccount } from '../accounts/account.repository.ts'
import type { AcuityClients } from '../client/acuity-client.ts'
import type { AcuityCredentials } from '../client/acuity-credentials.ts'
import type { WebhookRegistration } from '../webhooks/registration.service.ts'
import { type AccountSetup, subjectOf } from './account-setup.service.ts'
import { asking, askingFor } from './catalogue-reader.ts'

interface Dependencies {
  database: Database
  audit: Audit
  access: AcuityAccess
  clients: AcuityClients
  secrets: AccountSecrets
  webhooks: WebhookRegistration
  accounts: AccountSetup
  /** The installation's own account. */
  environment: { key: AcuityKey; referenceFieldId: number | null } | null
  /** Has bookings asked about that waited for the account. */
  resumeWork(tx: Db, accountId: string): Promise<void>
}

export type Connecting = ReturnType<typeof createConnecting>

/** Connects an account, and connects it again by another key: nothing is kept that Acuity has not accepted. */
export function createConnecting(dependencies: Dependencies) {
  const { database, audit, access, clients, secrets, webhooks, accounts, environment, resumeWork } = dependencies
  const { own, view } = accounts

  async function keep(principal: Principal, kind: AccountRow['credentials'], credentials: AcuityCredentials) {
    const { id: organizationId } = organizationOf(principal)
    const owner = { id: randomUUID(), organization_id: organizationId }
    const { name, email, timezone, plan } = await whoIs(clients, credentials, owner.id)
    const account = {
      ...{ ...owner, credentials: kind, name, email, time_zone: timezone, plan, connected_by: principal.personId },
      secret_sealed: kind === 'environment' ? null : secrets.seal(owner, credentials),
      reference_field_id: kind === 'environment' ? (environment?.referenceFieldId ?? null) : null,
    }
    const row = await database.as(principal, async (tx) => {
      const inserted = await insertAccount(tx, account)
      if (!inserted) throw connectedAlready()
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

  /** In place of what Acuity took before; refused for another account, where our appointments are not. */
  async function replace(principal: Principal, row: AccountRow, credentials: AcuityCredentials) {
    if (row.credentials === 'environment') throw keptInSettings()
    const { email } = await whoIs(clients, credentials, row.id)
    if (email !== row.email) throw new AppError('conflict', 'That is another Acuity account than the one connected.')
    return resume(principal, row, { credentials: credentials.kind, secret_sealed: secrets.seal(row, credentials) })
  }

  return {
    /** Leave given in Acuity: for an account that is new here, or once more for the one that is connected. */
    async authorize(principal: Principal, accessToken: string) {
      const credentials = { kind: 'token' as const, accessToken }
      const row = await database.as(principal, (tx) => selectAccountOf(tx, organizationOf(principal).id))
      return row ? replace(principal, row, credentials) : keep(principal, 'token', credentials)
    },

    connect(principal: Principal, request: ConnectAcuity) {
      if (request.kind === 'key') {
        const { userId, apiKey } = request
        return keep(principal, 'key', { kind: 'key', userId, apiKey })
      }
      if (environment === null || !principal.operates) throw notTheirs()
      return keep(principal, 'environment', { kind: 'key', ...environment.key })
    },

    /** Another key of the same account; whatever waited for it goes on. */
    async changeKey(principal: Principal, { userId, apiKey }: ChangeKey) {
      return replace(principal, await own(principal), { kind: 'key', userId, apiKey })
    },

    /** Asks Acuity again whether it takes the connection. */
    async check(principal: Principal) {
      const row = await own(principal)
      const { plan, timezone } = await askingFor(access, row, (client, signal) => client.me(signal))
      return resume(principal, row, { plan, time_zone: timezone })
    },
  }
}

const connectedAlready = () =>
  new AppError('conflict', 'An Acuity account is connected already. Disconnect that one first.')
const keptInSettings = () =>
  new AppError('conflict', 'This account is connected by the key that the settings of the service hold.')
const notTheirs = () => new AppError('forbidden', 'The installation’s own account is for the practice that runs it.')

/** Asks Acuity who that is, before anything is kept. */
const whoIs = (clients: AcuityClients, credentials: AcuityCredentials, key: string) =>
  asking((signal) => clients.of({ credentials, key }, 'booking').me(signal))
