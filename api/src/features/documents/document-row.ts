import type { Selectable } from 'kysely'
import type { Documents } from '../../platform/database-schema.ts'

export type DocumentRow = Selectable<Documents>

/** What documents need to know of their booking. */
export interface BookingOfDocuments {
  id: string
  reference: string
  organization_id: string
  practice_id: string
  specialist_id: string
  booked_by: string | null
  status: string
  ends_at: Date
  version: number
}
