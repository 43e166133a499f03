import { randomUUID } from 'node:crypto'
import type { Database } from '../platform/database.ts'
import type { Principal } from '../platform/principal.ts'

/** Something found in an account that was connected once. */
async function createFinding(database: Database, { organization }: Principal) {
  const [id, accountId] = [randomUUID(), randomUUID()]
  const organization_id = organization?.id ?? ''
  const named = { name: 'Rooms', email: 'rooms@harbour.test', time_zone: 'Australia/Sydney', plan: 'Powerhouse' }
  await database.system(async (tx) => {
    const account = { id: accountId, organization_id, credentials: 'environment', ...named }
    await tx
      .insertInto('acuity_accounts')
      .values({ ...account, disconnected_at: new Date() })
      .execute()
    await tx
      .insertInto('acuity_findings')
      .values({ id, organization_id, account_id: accountId, kind: 'configuration' })
      .execute()
  })
  return { id }
}

/** Requests about Acuity, as samples of the authorisation matrix; each is given who holds what it is about. */
export function acuitySamples(database: Database) {
  const nobodys = async () => ({ params: { id: randomUUID() } })
  return {
    'acuity.choose-calendars': async () => ({ ...(await nobodys()), payload: { calendars: [], types: [] } }),
    'acuity.appointment': nobodys,
    'acuity.decide-appointment': async () => ({ ...(await nobodys()), payload: { decision: 'look' } }),
    'acuity.settle-finding': async (holder: Principal) => ({
      params: await createFinding(database, holder),
      payload: { settlement: 'noted' },
    }),
  }
}
