import { sql } from 'kysely'
import type { accessActs } from '@medinotes/shared/document-access'
import type { Db } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/list-page.ts'

type Act = (typeof accessActs)[number]

const actOf = {
  'document.uploaded': 'uploaded',
  'document.viewed': 'viewed',
  'document.downloaded': 'downloaded',
  'document.bundled': 'bundled',
  'document.changed': 'changed',
  'document.destroyed': 'destroyed',
  'report.released': 'released',
  'report.recalled': 'recalled',
} as const satisfies Record<string, Act>

// A receipt (`report.opened`) comes with one of these, and is no second look.
const reads = ['document.viewed', 'document.downloaded'] as const satisfies (keyof typeof actOf)[]

interface AccessRequest extends PageRequest {
  /** Whose chain it is read from. */
  organizationId: string
  documentIds: readonly string[]
}

interface EntryRow {
  id: string
  documentId: string
  action: keyof typeof actOf
  at: Date
  until: Date
  requests: number
  /** Of the booking. */
  reference: string
  personName: string | null
  organizationName: string | null
  /** A recipient without an account, of a report that was released to them. */
  recipientId: string | null
  address: string | null
}

export interface AccessRow extends Omit<EntryRow, 'action'> {
  act: Act
}

/**
 * What was done with documents, the latest first: pieces that one person read of one document within ten minutes are one. With the
 * service's own rights, once the caller was found to see the documents: names of both sides, and the chain itself.
 */
export async function selectAccess(
  tx: Db,
  { organizationId, documentIds, limit, after }: AccessRequest,
): Promise<AccessRow[]> {
  const { rows } = await sql<EntryRow>`
    with events as (
      select id, subject_id, person_id, action, occurred_at, host(address) as address, details ->> 'recipientId' as recipient_id
      from audit_events
      where organization_id = ${organizationId} and subject_type = 'document'
        and subject_id = any(${documentIds}::uuid[]) and action = any(${Object.keys(actOf)}::text[])
    ), begun as (
      select *, case when action = any(${reads}::text[])
        and lag(occurred_at) over reading >= occurred_at - interval '10 minutes' then 0 else 1 end as begins
      from events window reading as (partition by subject_id, action, person_id, recipient_id order by occurred_at, id)
    ), pieces as (
      select *, sum(begins) over (partition by subject_id, action, person_id, recipient_id order by occurred_at, id) as entry
      from begun
    ), entries as (
      select (array_agg(id order by occurred_at, id))[1] as id, subject_id, action, person_id, recipient_id,
        min(occurred_at) as at, max(occurred_at) as until, count(*)::int as requests,
        (array_agg(address order by occurred_at, id))[1] as address
      from pieces group by subject_id, action, person_id, recipient_id, entry
    )
    select e.id, e.subject_id as "documentId", e.action, e.at, e.until, e.requests, e.address,
      b.reference, e.recipient_id as "recipientId", people.name as "personName", side.name as "organizationName"
    from entries e
    join documents d on d.id = e.subject_id
    join bookings b on b.id = d.booking_id
    left join people on people.id = e.person_id
    left join lateral (
      select o.name from memberships m join organizations o on o.id = m.organization_id
      where m.person_id = e.person_id and m.organization_id in (d.organization_id, d.practice_id)
      order by m.organization_id = d.side_id desc limit 1
    ) side on true
    where ${
      after === undefined
        ? sql`true`
        : sql`(e.at, e.id) < (select last.at, last.id from entries last where last.id = ${after})`
    }
    order by e.at desc, e.id desc limit ${limit}`.execute(tx)
  return rows.map(({ action, ...row }) => ({ ...row, act: actOf[action] }))
}

/** Of these bookings, as far as the caller may see them. */
export const selectRecorded = (tx: Db, bookingIds: readonly string[]) =>
  tx
    .selectFrom('documents')
    .select(['id', 'organization_id', 'filename_sealed'])
    .where('booking_id', 'in', bookingIds)
    .execute()
