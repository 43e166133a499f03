import { randomUUID } from 'node:crypto'
import type { Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import { requestOrigin } from '../../platform/request-context.ts'
import { insertAuditEvent } from './audit.repository.ts'

/** Every action the trail knows; one line each, so that the list is the documentation. */
export type AuditAction =
  | 'account.provisioned'
  | 'account.signed-in'
  | 'account.signed-out'
  | 'account.locked-out'
  | 'account.email-verified'
  | 'account.email-changed'
  | 'account.password-changed'
  | 'account.password-reset'
  | 'account.factor-added'
  | 'account.factor-removed'
  | 'account.backup-codes-made'
  | 'account.proven'
  | 'account.session-ended'
  | 'account.recovered'
  | 'person.organization-chosen'
  | 'person.disabled'
  | 'person.enabled'
  | 'person.sessions-ended'
  | 'organization.created'
  | 'organization.renamed'
  | 'organization.approved'
  | 'organization.approval-withdrawn'
  | 'organization.suspended'
  | 'organization.reinstated'
  | 'organization.plan-changed'
  | 'organization.plan-requested'
  | 'member.added'
  | 'member.changed'
  | 'member.removed'
  | 'member.listed'
  | 'invitation.sent'
  | 'invitation.revoked'
  | 'invitation.accepted'
  | 'break-glass.opened'
  | 'break-glass.ended'
  | 'job.retried'
  | 'job.discarded'
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
  type: 'consultation' | 'person' | 'organization' | 'invitation' | 'break-glass-grant' | 'session' | 'job'
  /** Null where the action concerns many, such as a list. */
  id: string | null
}

/** Facts about the event that hold no PHI: ids, counts, versions, codes. */
export type AuditDetails = Record<string, string | number | boolean | null | readonly string[]>

/** Somebody who acts in a request, or somebody the service acts for after the request is over. */
interface AuditActor {
  /** Null for an account whose holder has not made a request yet. */
  personId: string | null
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
    const breakGlass = breakGlassOf(actor, action)
    await insertAuditEvent(tx, {
      id: randomUUID(),
      organization_id: 'organizationId' in actor ? actor.organizationId : (actor.organization?.id ?? null),
      person_id: actor.personId,
      action,
      subject_type: subject.type,
      subject_id: subject.id,
      class: breakGlass === undefined ? 'ordinary' : 'break-glass',
      details: JSON.stringify({ ...details, ...(breakGlass && { breakGlass }) }),
      request_id: origin?.requestId ?? null,
      address: origin?.address ?? null,
    })
  },
})

/** The grant under which this is done: its own opening and end, and every look at a note while it lasts. */
function breakGlassOf(actor: Principal | AuditActor, action: AuditAction) {
  if (!('breakGlass' in actor)) return undefined
  return /^(consultation|break-glass)\./.test(action) ? actor.breakGlass?.id : undefined
}
