import { randomUUID } from 'node:crypto'
import type { Activity, ActivityKind } from '@medinotes/shared/booking-views'
import type { Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import { insertActivity } from './booking.repository.ts'
import type { BookingRow, Doer } from './booking-row.ts'
import type { BookingSealing } from './booking-sealing.ts'

interface Entry {
  id?: string
  details?: Activity['details']
  note?: string | undefined
  /** A note that is sealed for this entry already. */
  noteSealed?: string | null
}

/** What becomes of a report is in the trails as an event of the report. */
type JournalKind = Exclude<ActivityKind, `report-${string}`>

const service = { personId: null, organizationId: null }

export const doerOf = ({ personId, name, organization }: Principal): Doer => ({
  ...{ personId, name, organizationId: organization?.id ?? null, organizationName: organization?.name ?? null },
})

export type BookingJournal = ReturnType<typeof createBookingJournal>

/** Writes down what happens to a booking: for its people as activity, and in the trails of both sides. */
export function createBookingJournal({ audit, sealing }: { audit: Audit; sealing: BookingSealing }) {
  return async (
    tx: Db,
    actor: Principal | Doer | 'service',
    row: BookingRow,
    kind: JournalKind,
    { id = randomUUID(), details = {}, note = '', noteSealed = sealedNote(row, id, note) }: Entry = {},
  ) => {
    const by = actor === 'service' || !('permissions' in actor) ? actor : doerOf(actor)
    await insertActivity(tx, {
      ...{ id, booking_id: row.id, kind, details: JSON.stringify(details), note_sealed: noteSealed },
      ...(by !== 'service' && {
        ...{ person_id: by.personId, person_name: by.name, organization_name: by.organizationName },
      }),
    })
    const booking = { id: row.id, sides: [row.organization_id, row.practice_id] }
    await audit.recordOnBothSides(tx, actorOf(actor), `booking.${kind}`, booking, details)
  }

  function sealedNote(row: BookingRow, id: string, note: string) {
    return note.trim() === '' ? null : sealing.sealActivityNote(row, id, note)
  }
}

const actorOf = (actor: Principal | Doer | 'service') => (actor === 'service' ? service : actor)
