import type { Database } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { findBooking } from '../booking-finder.ts'
import { bookingEvent } from '../ics/booking-event.ts'
import { writeIcs } from '../ics/ics-writer.ts'
import { selectSurroundings } from '../queries/booking-surroundings.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  publicUrl: string
}

/** One booking as a file for a calendar. */
export const createBookingFile =
  ({ database, audit, publicUrl }: Dependencies) =>
  async (principal: Principal, id: string) => {
    const row = await database.as(principal, async (tx) => {
      const found = await findBooking(tx, id)
      await audit.record(tx, principal, 'booking.read', { type: 'booking', id }, { format: 'ics' })
      return found
    })
    const around = (await database.system((tx) => selectSurroundings(tx, [id]))).get(id)
    if (around === undefined) throw new Error('A booking was gone between two looks at it')
    const event = bookingEvent(row, around, { publicUrl })
    const method = event.cancelled ? 'CANCEL' : 'PUBLISH'
    const file = writeIcs({ method, name: row.reference, events: [event] })
    return { filename: `${row.reference}.ics`, file }
  }
