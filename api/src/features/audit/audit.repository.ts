import { type Insertable, sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { AuditEvents } from '../../platform/database-schema.ts'

type NewAuditEvent = Insertable<AuditEvents>

export async function insertAuditEvent(tx: Db, event: NewAuditEvent) {
  await tx.insertInto('audit_events').values(event).execute()
}

/** Into the chain of the other side of a booking, which the caller must be able to see. */
export async function insertOnOtherSide(tx: Db, event: NewAuditEvent & { details: string }, bookingId: string) {
  const written = JSON.stringify({ ...event, details: JSON.parse(event.details), booking_id: bookingId })
  await sql`select app.audit_other_side(${written}::jsonb)`.execute(tx)
}
