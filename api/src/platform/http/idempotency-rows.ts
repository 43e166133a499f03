import { sql } from 'kysely'
import type { Db } from '../database.ts'
import type { KeyedRequest, KeyPlace } from './idempotency-request.ts'

interface Attempt {
  id: string
  resourceId: string
  leaseMs: number
}

/** Gives the key to this attempt if it is new, or if the same request was tried and nobody is at it any more. */
export async function claimKey(tx: Db, request: KeyedRequest, { id, resourceId, leaseMs }: Attempt) {
  const { organizationId, personId, key, operation, requestHash } = request
  const { rows } = await sql<{ resource_id: string; is_first: boolean }>`
    insert into idempotency_keys as k
      (organization_id, person_id, key, operation, request_hash, resource_id, claim, leased_until, expires_at)
    values (${organizationId}, ${personId}, ${key}, ${operation}, ${requestHash}, ${resourceId}, ${id},
      now() + ${`${leaseMs} ms`}::interval, now() + interval '24 hours')
    on conflict (organization_id, person_id, key) do update
      set claim = excluded.claim, leased_until = excluded.leased_until
      where k.state = 'in-progress' and k.leased_until <= now() and k.expires_at > now()
        and k.operation = excluded.operation and k.request_hash = excluded.request_hash
    returning resource_id, xmax = 0 as is_first`.execute(tx)
  const [row] = rows
  return row && { resourceId: row.resource_id, isFirst: row.is_first }
}

const at = (db: Db, { organizationId, personId, key }: KeyPlace) =>
  db
    .selectFrom('idempotency_keys')
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where('key', '=', key)

export type FoundKey = NonNullable<Awaited<ReturnType<typeof findKey>>>

export const findKey = (tx: Db, place: KeyPlace) =>
  at(tx, place)
    .select(['operation', 'request_hash', 'state', 'resource_id', 'status', 'headers', 'body_sealed'])
    .select(sql<boolean>`expires_at <= now()`.as('is_expired'))
    .executeTakeFirst()

const attemptAt = (db: Db, { organizationId, personId, key }: KeyPlace, claim: string) =>
  db
    .updateTable('idempotency_keys')
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .where('claim', '=', claim)
    .where('state', '=', 'in-progress')

interface Outcome {
  status: number | null
  headers: Record<string, string> | null
  bodySealed: string | null
}

/** Nothing happens where another attempt has taken the key over. */
export async function storeOutcome(tx: Db, place: KeyPlace, claim: string, { status, headers, bodySealed }: Outcome) {
  await attemptAt(tx, place, claim)
    .set({ state: 'done', status, headers: headers && JSON.stringify(headers), body_sealed: bodySealed })
    .execute()
}

export async function freeKey(tx: Db, place: KeyPlace, claim: string) {
  await attemptAt(tx, place, claim)
    .set({ leased_until: sql<Date>`now()` })
    .execute()
}

export async function deleteExpiredKey(tx: Db, { organizationId, personId, key }: KeyPlace) {
  await tx
    .deleteFrom('idempotency_keys')
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .where('expires_at', '<=', sql<Date>`now()`)
    .execute()
}

export async function deleteExpired(tx: Db) {
  const { numDeletedRows } = await tx
    .deleteFrom('idempotency_keys')
    .where('expires_at', '<=', sql<Date>`now()`)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
