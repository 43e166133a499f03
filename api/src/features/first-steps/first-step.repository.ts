import type { FirstStep } from '@medinotes/shared/first-steps'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

interface Caller {
  personId: string
  organizationId: string
  /** Whether the hours of anybody there count, or one's own. */
  ofAll: boolean
}

type Found = Record<Exclude<FirstStep, 'second-factor'>, boolean> & { dismissed: boolean }

/** What of it is there, in one question; each looks at an index and stops at the first row. */
export async function findDone(db: Db, { personId, organizationId, ofAll }: Caller) {
  const { rows } = await sql<Found>`select
    exists (select from consultations where organization_id = ${organizationId} and author_id = ${personId}) as "first-note",
    exists (
      select from bookings where organization_id = ${organizationId} and status not in ('held', 'expired', 'released')
    ) as "first-booking",
    exists (select from specialists where organization_id = ${organizationId}) as "specialists",
    exists (
      select from working_hours h join specialists s on s.id = h.specialist_id
      where s.organization_id = ${organizationId} and (${ofAll} or s.person_id = ${personId})
    ) as "hours",
    exists (
      select from acuity_accounts where organization_id = ${organizationId} and disconnected_at is null
    ) or exists (
      select from calendar_feeds where organization_id = ${organizationId} and person_id = ${personId}
    ) as "calendar",
    exists (select from policies where organization_id = ${organizationId}) as "policy",
    exists (
      select from memberships
      where organization_id = ${organizationId} and person_id <> ${personId} and status = 'active'
    ) or exists (
      select from invitations where organization_id = ${organizationId} and status = 'pending' and expires_at > now()
    ) as "colleague",
    exists (
      select from first_step_dismissals where organization_id = ${organizationId} and person_id = ${personId}
    ) as "dismissed"`.execute(db)
  const [found] = rows
  if (found === undefined) throw new Error('A question without tables answered nothing')
  return found
}

/** False where they were dismissed before. */
export async function insertDismissal(db: Db, { personId, organizationId }: Omit<Caller, 'ofAll'>) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('first_step_dismissals')
    .values({ organization_id: organizationId, person_id: personId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
