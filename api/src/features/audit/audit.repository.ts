import type { Insertable } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { AuditEvents } from '../../platform/database-schema.ts'

export async function insertAuditEvent(tx: Db, event: Insertable<AuditEvents>) {
  await tx.insertInto('audit_events').values(event).execute()
}
