import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { installationChain } from './audit-chain.ts'
import { type ChainedEvent, eventColumns, linkColumns } from './audit-event.repository.ts'

/** A link, and its event where that is still there. */
export interface Link {
  seq: number
  prev: string
  hash: string
  eventId: string
  event: ChainedEvent | null
}

interface LinkRequest {
  chain: string
  after: number
  upTo: number
  limit: number
}

export async function selectLinks(db: Db, { chain, after, upTo, limit }: LinkRequest): Promise<Link[]> {
  const { rows } = await sql<ChainedEvent & { eventId: string; id: string | null }>`
    select ${linkColumns}, l.event_id as "eventId", ${eventColumns}
    from audit_links l left join audit_events e on e.id = l.event_id
    where l.chain = ${chain} and l.seq > ${after} and l.seq <= ${upTo}
    order by l.seq limit ${limit}`.execute(db)
  return rows.map(({ eventId, ...event }) => ({
    ...{ seq: event.seq, prev: event.prev, hash: event.hash, eventId },
    event: event.id === null ? null : event,
  }))
}

/** The id of an event of this chain that no link is of: linking happens in the commit, so none is ever waiting. */
export async function findUnlinkedEvent(db: Db, chain: string): Promise<string | null> {
  const own = chain === installationChain ? sql`e.organization_id is null` : sql`e.organization_id = ${chain}`
  const { rows } = await sql<{ id: string }>`
    select e.id from audit_events e where ${own} and not exists (select from audit_links l where l.event_id = e.id)
    order by e.occurred_at, e.id limit 1`.execute(db)
  return rows[0]?.id ?? null
}

/** Where each chain ends. */
export async function selectHeads(db: Db) {
  const { rows } = await sql<{ chain: string; seq: number; hash: string }>`
    select distinct on (l.chain) l.chain, l.seq::float8 as seq, encode(l.hash, 'hex') as hash
    from audit_links l order by l.chain, l.seq desc`.execute(db)
  return rows
}

export async function selectHashAt(db: Db, chain: string, seq: number): Promise<string | null> {
  const { rows } = await sql<{ hash: string }>`
    select encode(l.hash, 'hex') as hash from audit_links l where l.chain = ${chain} and l.seq = ${seq}`.execute(db)
  return rows[0]?.hash ?? null
}
