import { createHash } from 'node:crypto'
import type { ChainedEvent } from './audit-event.repository.ts'
import { canonicalJson } from '../../platform/crypto/canonical-json.ts'

/** What is hashed: the event and its place, and nothing that is only known about them. */
export const chainedFields = (event: ChainedEvent) => ({
  action: event.action,
  address: event.address,
  class: event.class,
  details: event.details,
  id: event.id,
  occurredAt: event.occurredAt,
  organizationId: event.organizationId,
  personId: event.personId,
  prev: event.prev,
  requestId: event.requestId,
  seq: event.seq,
  subjectId: event.subjectId,
  subjectType: event.subjectType,
})

/** As the database’s `app.append_audit_link` does it, told again without asking it. */
export const hashOf = (event: ChainedEvent) =>
  createHash('sha256')
    .update(canonicalJson(chainedFields(event)))
    .digest('hex')
