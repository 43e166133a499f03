import type { AuditEvent, AuditQuery } from '@medinotes/shared/audit'
import type { Database } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import { chainOf } from './audit-chain.ts'
import { type NamedEvent, selectEvents } from './audit-event.repository.ts'
import { sentenceOf } from './audit-sentences.ts'

/** The trail as people read it. */
export function createAuditReader({ database }: { database: Database }) {
  return {
    /** Newest first; the cursor is the place of the last event. */
    async list(principal: Principal, { chain: wanted, limit, cursor, ...filters }: AuditQuery) {
      const chain = chainOf(principal, wanted)
      const range = { before: cursor === undefined ? undefined : Number(cursor) }
      const rows = await database.as(principal, (tx) =>
        selectEvents(tx, { ...filters, chain, range, limit: limit + 1 }),
      )
      const page = rows.slice(0, limit)
      return { items: page.map(presentEvent), nextCursor: rows.length > limit ? String(page.at(-1)?.seq) : null }
    },
  }
}

export const sentenceAbout = (event: NamedEvent) => sentenceOf(event.action, actorOf(event), event)

// Somebody of before their first request, or who is no longer visible; or the service itself, which has no account.
function actorOf({ personId, personName, details }: NamedEvent) {
  if (personId === null) return 'account' in details ? 'Somebody new' : 'The service'
  return personName ?? 'Somebody who is not a member'
}

function presentEvent(event: NamedEvent): AuditEvent {
  const { id, seq, occurredAt, action, personId, subjectName, details, requestId, address } = event
  return {
    ...{ id, seq, occurredAt, action, sentence: sentenceAbout(event) },
    person: personId === null ? null : { id: personId, name: actorOf(event) },
    subject: { type: event.subjectType, id: event.subjectId, ...(subjectName !== null && { name: subjectName }) },
    details: details as AuditEvent['details'],
    ...{ requestId, address, class: event.class },
  }
}
