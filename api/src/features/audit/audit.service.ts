import { randomUUID } from 'node:crypto'
import type { AuditAction, AuditSubjectType } from '@medinotes/shared/audit-actions'
import { afterCommit, type Db } from '../../platform/database.ts'
import type { Logger } from '../../platform/logger.ts'
import type { Principal } from '../../platform/principal.ts'
import { requestOrigin } from '../../platform/request-context.ts'
import { type AuditDetails, refuseUnchainable } from './audit-details.ts'
import { insertAuditEvent, insertOnOtherSide } from './audit.repository.ts'

interface AuditSubject {
  type: AuditSubjectType
  /** Null where the action concerns many, such as a list. */
  id: string | null
}

/** Somebody who acts in a request, or somebody the service acts for after the request is over. */
interface AuditActor {
  /** Null for the service itself, and for an account whose holder has not made a request yet. */
  personId: string | null
  organizationId: string | null
}

/** What others hear of an event once it is committed. */
interface Recorded {
  /** Null for the chain of the installation itself. */
  organizationId: string | null
  action: AuditAction
}

/** A booking and its two sides; `subject` where the event is about something of it, such as a document. */
interface SharedBooking {
  id: string
  sides: readonly string[]
  subject?: AuditSubject
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
  /** The same in the chains of both sides of a booking, the caller's and the other's, which all hear of it. */
  recordOnBothSides(
    tx: Db,
    actor: Principal | AuditActor,
    action: AuditAction,
    booking: SharedBooking,
    details?: AuditDetails,
  ): Promise<void>
}

interface Dependencies {
  logger: Logger
  onRecorded: (recorded: Recorded) => void
}

export function createAudit({ logger, onRecorded }: Dependencies): Audit {
  function announce(tx: Db, event: Written, action: AuditAction) {
    afterCommit(tx, () => {
      logger.info(toLogLine(event), 'Audited')
      onRecorded({ organizationId: event.organization_id ?? null, action })
    })
  }

  return {
    async record(tx, actor, action, subject, details = {}) {
      const event = toEvent(actor, action, subject, details)
      await insertAuditEvent(tx, event)
      announce(tx, event, action)
    },
    async recordOnBothSides(tx, actor, action, { id, sides, subject = { type: 'booking', id } }, details = {}) {
      const own = organizationOf(actor)
      for (const side of new Set(sides)) {
        const event = { ...toEvent(actor, action, subject, details), organization_id: side }
        // The service itself may write into any chain.
        if (side === own || actor.personId === null) await insertAuditEvent(tx, event)
        else await insertOnOtherSide(tx, event, id)
        announce(tx, event, action)
      }
    },
  }
}

const organizationOf = (actor: Principal | AuditActor) =>
  'organizationId' in actor ? actor.organizationId : (actor.organization?.id ?? null)

function toEvent(
  actor: Principal | AuditActor,
  action: AuditAction,
  subject: AuditSubject,
  details: AuditDetails,
): Written {
  refuseUnchainable(details)
  const origin = requestOrigin.getStore()
  const breakGlass = breakGlassOf(actor, action)
  return {
    ...{ id: randomUUID(), organization_id: organizationOf(actor), person_id: actor.personId, action },
    ...{ subject_type: subject.type, subject_id: subject.id },
    class: breakGlass === undefined ? 'ordinary' : 'break-glass',
    details: JSON.stringify({ ...details, ...(breakGlass && { breakGlass }) }),
    request_id: origin?.requestId ?? null,
    address: origin?.address ?? null,
  }
}

type Written = Parameters<typeof insertOnOtherSide>[1]

const toLogLine = (event: Written) => ({
  event: 'audit',
  auditId: event.id,
  action: event.action,
  subjectType: event.subject_type,
  subjectId: event.subject_id,
  personId: event.person_id,
  organizationId: event.organization_id,
  class: event.class,
  requestId: event.request_id,
})

/** The grant under which this is done: its own opening and end, and every look at a note while it lasts. */
function breakGlassOf(actor: Principal | AuditActor, action: AuditAction) {
  if (!('breakGlass' in actor)) return undefined
  return /^(consultation|break-glass)\./.test(action) ? actor.breakGlass?.id : undefined
}
