import { randomUUID } from 'node:crypto'
import type { Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import { requestOrigin } from '../../platform/request-context.ts'
import { insertAuditEvent } from './audit.repository.ts'

/** Every action the trail knows; one line each, so that the list is the documentation. */
export type AuditAction =
  | 'account.provisioned'
  | 'consultation.created'
  | 'consultation.continued'
  | 'consultation.stopped'
  | 'consultation.drafted'
  | 'consultation.failed'
  | 'consultation.interrupted'
  | 'consultation.read'
  | 'consultation.streamed'
  | 'consultation.listed'
  | 'consultation.unreadable'

interface AuditSubject {
  type: 'consultation' | 'person'
  /** Null where the action concerns many, such as a list. */
  id: string | null
}

/** Facts about the event that hold no PHI: ids, counts, versions, codes. */
type AuditDetails = Record<string, string | number | boolean | null | readonly string[]>

/** Somebody who acts in a request, or somebody the service acts for after the request is over. */
interface AuditActor {
  personId: string
  organizationId: string | null
}

export interface Audit {
  /** Writes the event in the transaction of the change or read it records; if it fails, that fails too. */
  record(
    tx: Db,
    actor: Principal | AuditActor,
    action: AuditAction,
    subject: AuditSubject,
    details?: AuditDetails,
  ): Promise<void>
}

export const createAudit = (): Audit => ({
  async record(tx, actor, action, subject, details = {}) {
    const origin = requestOrigin.getStore()
    await insertAuditEvent(tx, {
      id: randomUUID(),
      organization_id: 'organizationId' in actor ? actor.organizationId : (actor.organization?.id ?? null),
      person_id: actor.personId,
      action,
      subject_type: subject.type,
      subject_id: subject.id,
      details: JSON.stringify(details),
      request_id: origin?.requestId ?? null,
      address: origin?.address ?? null,
    })
  },
})
