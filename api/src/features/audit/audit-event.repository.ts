import { type RawBuilder, sql } from 'kysely'
import type { AuditQuery } from '@medinotes/shared/audit'
import type { AuditAction, AuditSubjectType } from '@medinotes/shared/audit-actions'
import type { Db } from '../../platform/database.ts'
import type { AuditDetails } from './audit-details.ts'

/** An event and its place in its chain, as the trail holds them. */
export interface ChainedEvent {
  id: string
  seq: number
  prev: string
  hash: string
  organizationId: string | null
  personId: string | null
  action: AuditAction
  subjectType: AuditSubjectType
  subjectId: string | null
  class: 'ordinary' | 'break-glass'
  details: AuditDetails
  requestId: string | null
  address: string | null
  occurredAt: string
}

export interface NamedEvent extends ChainedEvent {
  personName: string | null
  subjectName: string | null
}

// Numbers beyond 2^53 would be read wrong, and no chain gets there.
export const linkColumns = sql`l.seq::float8 as seq, encode(l.prev, 'hex') as prev, encode(l.hash, 'hex') as hash`

export const eventColumns = sql`e.id, e.organization_id as "organizationId", e.person_id as "personId", e.action,
  e.subject_type as "subjectType", e.subject_id as "subjectId", e.class, e.details, e.request_id as "requestId",
  host(e.address) as address, to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "occurredAt"`

export type EventFilters = Omit<AuditQuery, 'chain' | 'limit' | 'cursor'> & {
  /** Any of them. */
  subjectIds?: readonly string[]
}

interface EventRequest extends EventFilters {
  chain: string
  /** Events after this place, oldest first, or before it, newest first. */
  range: { after: number; upTo: number } | { before: number | undefined }
  limit: number
}

/** With the names of people and organizations that the caller may see. */
export async function selectEvents(db: Db, { chain, range, limit, ...filters }: EventRequest): Promise<NamedEvent[]> {
  const where = [sql`l.chain = ${chain}`, ...conditionsOf(filters), ...placeOf(range)]
  const { rows } = await sql<NamedEvent>`
    select ${linkColumns}, ${eventColumns}, who.name as "personName", coalesce(person.name, organization.name) as "subjectName"
    from audit_links l
    join audit_events e on e.id = l.event_id
    left join people who on who.id = e.person_id
    left join people person on e.subject_type = 'person' and person.id = e.subject_id
    left join organizations organization on e.subject_type = 'organization' and organization.id = e.subject_id
    where ${sql.join(where, sql` and `)}
    order by l.seq ${sql.raw('after' in range ? 'asc' : 'desc')} limit ${limit}`.execute(db)
  return rows
}

function placeOf(range: EventRequest['range']): RawBuilder<unknown>[] {
  if ('after' in range) return [sql`l.seq > ${range.after}`, sql`l.seq <= ${range.upTo}`]
  return range.before === undefined ? [] : [sql`l.seq < ${range.before}`]
}

function conditionsOf({ personId, subjectType, subjectId, subjectIds, action, from, to }: EventFilters) {
  const conditions: RawBuilder<unknown>[] = []
  if (personId !== undefined) conditions.push(sql`e.person_id = ${personId}`)
  if (subjectType !== undefined) conditions.push(sql`e.subject_type = ${subjectType}`)
  if (subjectId !== undefined) conditions.push(sql`e.subject_id = ${subjectId}`)
  if (subjectIds !== undefined) conditions.push(sql`e.subject_id = any(${subjectIds}::uuid[])`)
  // A group is everything that begins with it.
  if (action !== undefined)
    conditions.push(action.includes('.') ? sql`e.action = ${action}` : sql`starts_with(e.action, ${`${action}.`})`)
  if (from !== undefined) conditions.push(sql`e.occurred_at >= ${instantOf(from, 0)}`)
  if (to !== undefined) conditions.push(sql`e.occurred_at < ${instantOf(to, 1)}`)
  return conditions
}

/** Where a day begins, or after so many days the next one, is what Sydney says. */
const instantOf = (value: string, daysLater: 0 | 1) =>
  value.includes('T')
    ? sql`${value}::timestamptz`
    : sql`((${value}::date + ${daysLater}::int)::timestamp at time zone 'Australia/Sydney')`

export interface ChainHead {
  seq: number
  hash: string
}

export async function selectHead(db: Db, chain: string): Promise<ChainHead | null> {
  const { rows } = await sql<ChainHead>`
    select l.seq::float8 as seq, encode(l.hash, 'hex') as hash
    from audit_links l where l.chain = ${chain} order by l.seq desc limit 1`.execute(db)
  return rows[0] ?? null
}
