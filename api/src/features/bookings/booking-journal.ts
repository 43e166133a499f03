import { randomUUID } from 'node:crypto'
import type { Activity, ActivityKind } from '@medinotes/shared/booking-views'
import type { Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import { insertActivity } from './booking.repository.ts'
import type { BookingRow } from './booking-row.ts'
import type { BookingSealing } from './booking-sealing.ts'

interface Entry {
  details?: Activity['details']
  note?: string | undefined
}

const service = { personId: null, organizationId: null }

export type BookingJournal = ReturnType<typeof createBookingJournal>

/** Writes down what happens to a booking: for its people as activity, and in the trails of both sides. */
export function createBookingJournal({ audit, sealing }: { audit: Audit; sealing: BookingSealing }) {
  return async (
    tx: Db,
    actor: Principal | 'service',
    row: BookingRow,
    kind: ActivityKind,
    { details = {}, note = '' }: Entry = {},
  ) => {
    const id = randomUUID()
    await insertActivity(tx, {
      ...{ id, booking_id: row.id, kind, details: JSON.stringify(details) },
      ...(actor !== 'service' && {
        person_id: actor.personId,
        person_name: actor.name,
        organization_name: actor.organization?.name ?? null,
      }),
      ...(note.trim() !== '' && { note_sealed: sealing.sealActivityNote(row, id, note) }),
    })
    const booking = { id: row.id, sides: [row.organization_id, row.practice_id] }
    await audit.recordOnBothSides(tx, actor === 'service' ? service : actor, `booking.${kind}`, booking, details)
  }
}
