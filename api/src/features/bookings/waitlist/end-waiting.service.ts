import { sql } from 'kysely'
import type { Database, Db } from '../../../platform/database.ts'
import { reachableMembers } from '../../../platform/reachable-members.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'

interface Dependencies {
  database: Database
  audit: Audit
  outbox: Outbox
  publicUrl: string
}

const batch = 100

/** Somebody who waits for a specialist who was deactivated waits for nothing: they are told, and may wait for another. */
export function createEndWaiting({ database, audit, outbox, publicUrl }: Dependencies) {
  async function endOne(tx: Db, { id, personId, organizationId }: Ended, specialistName: string) {
    const subject = { type: 'waitlist-entry' as const, id }
    await audit.record(tx, { personId: null, organizationId }, 'waitlist.ended', subject)
    const [reader] = await reachableMembers(tx)
      .where('people.id', '=', personId)
      .where('m.organization_id', '=', organizationId)
      .execute()
    if (reader === undefined) return
    const facts = { specialistName, link: `${publicUrl}/app/bookings/new` }
    await outbox.leave(tx, { ...reader, template: 'waitlist-ended', facts, dedupeKey: `waitlist-ended:${id}` })
  }

  const endSome = (specialistId: string) =>
    database.system(async (tx) => {
      const name = await nameOfStopped(tx, specialistId)
      // They came back meanwhile.
      if (name === undefined) return 0
      await offeredAnew(tx, specialistId)
      const ended = await end(tx, specialistId)
      for (const entry of ended) await endOne(tx, entry, name)
      return ended.length
    })

  return async ({ specialistId }: { specialistId: string }) => {
    while ((await endSome(specialistId)) === batch);
  }
}

type Ended = Awaited<ReturnType<typeof end>>[number]

const nameOfStopped = async (tx: Db, specialistId: string) =>
  (
    await tx
      .selectFrom('specialists')
      .select('name')
      .where('id', '=', specialistId)
      .where('deactivated_at', 'is not', null)
      .executeTakeFirst()
  )?.name

/** Who would take anybody goes on waiting: what is held for them cannot be confirmed any more. */
const offeredAnew = (tx: Db, specialistId: string) =>
  tx
    .updateTable('waitlist_entries')
    .set({ status: 'waiting', booking_id: null })
    .where('status', '=', 'offered')
    .where('specialist_id', 'is', null)
    .where('booking_id', 'in', (eb) =>
      eb.selectFrom('bookings').select('id').where('specialist_id', '=', specialistId).where('status', '=', 'held'),
    )
    .execute()

const end = (tx: Db, specialistId: string) =>
  tx
    .updateTable('waitlist_entries')
    .set({ status: 'expired' })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('waitlist_entries')
        .select('id')
        .where('specialist_id', '=', specialistId)
        .where('status', 'in', ['waiting', 'offered'])
        .where(sql<boolean>`not exists (select from bookings b where b.id = booking_id and b.status <> 'held')`)
        .orderBy('joined_at')
        .limit(batch)
        .forUpdate(),
    )
    .returning(['id', 'person_id as personId', 'organization_id as organizationId'])
    .execute()
