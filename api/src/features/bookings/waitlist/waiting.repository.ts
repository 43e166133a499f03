import { modalitySchema, stateSchema } from '@medinotes/shared/scheduling'
import { organizationKindSchema, organizationStatusSchema, roleSchema } from '@medinotes/shared/access'
import type { SettingName } from '@medinotes/shared/settings'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../platform/database.ts'

const waitingSchema = z.object({
  id: z.string(),
  examTypeId: z.string(),
  modality: modalitySchema.nullable(),
  state: stateSchema.nullable(),
  from: z.string(),
  to: z.string(),
  /** While the form is still there. */
  draftId: z.string().nullable(),
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  administers: z.boolean(),
  organizationId: z.string(),
  organizationName: z.string(),
  organizationKind: organizationKindSchema,
  organizationStatus: organizationStatusSchema,
})
export type Waiting = z.infer<typeof waitingSchema>
const waitingRowsSchema = z.array(waitingSchema)

/** Who waits for a time of this specialist in those days and may still book, in the order of joining. */
export async function selectWaiting(tx: Db, specialistId: string, { from, until }: { from: string; until: string }) {
  const rows = await tx
    .selectFrom('waitlist_entries as e')
    .innerJoin('people', 'people.id', 'e.person_id')
    .innerJoin('organizations as o', 'o.id', 'e.organization_id')
    .innerJoin('memberships as m', (join) =>
      join.onRef('m.person_id', '=', 'e.person_id').onRef('m.organization_id', '=', 'e.organization_id'),
    )
    .leftJoin('booking_drafts as d', 'd.id', 'e.draft_id')
    .innerJoin('specialist_offers as f', (join) =>
      join.onRef('f.exam_type_id', '=', 'e.exam_type_id').on('f.specialist_id', '=', specialistId),
    )
    .select(['e.id', 'e.exam_type_id as examTypeId', 'e.modality', 'e.state', 'e.from_day as from', 'e.to_day as to'])
    .select(['d.id as draftId', 'people.id as personId', 'people.name', 'people.email', 'm.role', 'm.administers'])
    .select(['o.id as organizationId', 'o.name as organizationName', 'o.kind as organizationKind'])
    .select('o.status as organizationStatus')
    .where('e.status', '=', 'waiting')
    .where((eb) => eb.or([eb('e.specialist_id', 'is', null), eb('e.specialist_id', '=', specialistId)]))
    .where(
      sql<boolean>`e.from_day <= (${until}::timestamptz)::date + 1 and e.to_day >= (${from}::timestamptz)::date - 1`,
    )
    .where('people.status', '=', 'active')
    .where('m.status', '=', 'active')
    .where('m.role', 'in', ['referrer', 'admin'])
    .where('o.status', '=', 'active')
    .orderBy('e.joined_at')
    .orderBy('e.id')
    .limit(200)
    .execute()
  return waitingRowsSchema.parse(rows)
}

/** True for whoever takes it from the list; somebody who left or was offered another time meanwhile is not there any more. */
export async function lockWaiting(tx: Db, id: string) {
  const row = await tx
    .selectFrom('waitlist_entries')
    .select('id')
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export async function markOffered(tx: Db, id: string, bookingId: string) {
  await tx
    .updateTable('waitlist_entries')
    .set({ status: 'offered', booking_id: bookingId })
    .where('id', '=', id)
    .execute()
}

export async function minimumNoticeOf(tx: Db, specialistId: string) {
  const { hours } = await tx
    .selectFrom('specialists')
    .select('minimum_notice_hours as hours')
    .where('id', '=', specialistId)
    .executeTakeFirstOrThrow()
  return hours
}

/** Whether the practice wants its freed times offered to who waits. */
export async function offersFreedTimes(tx: Db, specialistId: string) {
  const row = await tx
    .selectFrom('organization_settings as s')
    .innerJoin('specialists', 'specialists.organization_id', 's.organization_id')
    .where('specialists.id', '=', specialistId)
    .where('s.name', '=', 'waitlist-offers' satisfies SettingName)
    .where(sql<boolean>`s.value = 'false'`)
    .select('s.name')
    .executeTakeFirst()
  return row === undefined
}
