import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** A link of an organization's chain, as far as live pages go by it. */
export interface ChainedEvent {
  /** Its place in the chain, in the order of commits. */
  seq: number
  action: string
  subjectId: string | null
  /** Of the note, where it is about one. */
  authorId: string | null
  /** Who may read the note to sign it too, and whoever was asked where it is about that. */
  cosignerIds: readonly string[]
}

interface Row {
  seq: string
  action: string
  subject_id: string | null
  author_id: string | null
  cosigner_ids: string[]
}

/** What the organization's chain holds after `after`, the oldest first. */
export async function readChain(database: Database, chain: string, after: number, limit: number) {
  const rows = await database.systemStatement(
    'live-events',
    sql<Row>`
      select l.seq, e.action, e.subject_id, c.author_id, array(
        select s.person_id::text from note_cosignatures s
        where s.organization_id = c.organization_id and s.consultation_id = c.id
          and (s.status in ('requested', 'signed') or e.action like 'consultation.cosign%')
      ) as cosigner_ids
      from audit_links l
      join audit_events e on e.id = l.event_id
      left join consultations c on e.subject_type = 'consultation' and c.id = e.subject_id
      where l.chain = ${chain}::uuid and l.seq > ${after}::bigint order by l.seq limit ${limit}::int`,
  )
  return rows.map(({ seq, action, subject_id, author_id, cosigner_ids }): ChainedEvent => {
    return { seq: Number(seq), action, subjectId: subject_id, authorId: author_id, cosignerIds: cosigner_ids }
  })
}

/** The last place of each of these chains, 0 for one that has not begun. */
export async function readHeads(database: Database, chains: readonly string[]) {
  const rows = await database.systemStatement(
    'live-event-heads',
    sql<{ chain: string; head: string | null }>`
      select c.chain, (select l.seq from audit_links l where l.chain = c.chain order by l.seq desc limit 1) as head
      from unnest(${chains}::uuid[]) c (chain)`,
  )
  return new Map(rows.map(({ chain, head }) => [chain, Number(head ?? 0)]))
}
