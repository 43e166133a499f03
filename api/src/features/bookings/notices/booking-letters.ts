import type { Db } from '../../../platform/database.ts'
import type { BookingRow } from '../booking-row.ts'
import { bookingEvent } from '../ics/booking-event.ts'
import { writeIcs } from '../ics/ics-writer.ts'
import type { Surroundings } from '../queries/booking-surroundings.repository.ts'
import { eachOnce, type Reader, selectFirmReaders, selectPracticeReaders } from './notice-readers.repository.ts'
import { momentIn } from './notice-words.ts'

/** A booking, and what it is told of. */
export interface Told {
  row: BookingRow
  around: Surroundings
  /** Of the cause, so that it is told once however often the job runs. */
  key: string
}

export type BookingLetters = ReturnType<typeof createBookingLetters>

/** What the notices about bookings have in common. */
export const createBookingLetters = ({ publicUrl }: { publicUrl: string }) => ({
  factsOf: ({ row, around }: Told) => ({
    ...{ reference: row.reference, specialistName: around.specialistName, where: around.location },
    ...{ when: momentIn(row.starts_at, row.time_zone), link: `${publicUrl}/app/bookings/${row.id}` },
  }),

  dueAt: ({ row }: Told) => momentIn(row.paperwork_due_at, row.time_zone),

  addressed: ({ row, key }: Told, { to, personId, organizationId }: Reader, news: string) => ({
    ...{ to, personId, organizationId, case: { type: 'booking' as const, id: row.id } },
    dedupeKey: `${news}:${key}:${personId}`,
  }),

  /** For their calendar. */
  fileOf({ row, around }: Told) {
    const event = bookingEvent(row, around, { publicUrl })
    const content = writeIcs({ method: event.cancelled ? 'CANCEL' : 'PUBLISH', name: row.reference, events: [event] })
    const attachment = { filename: `${row.reference}.ics`, contentType: 'text/calendar; charset=utf-8', content }
    return { attachment, known: [around.examTypeName] }
  },

  async eachSide(tx: Db, { row }: Told) {
    return eachOnce([...(await selectFirmReaders(tx, row)), ...(await selectPracticeReaders(tx, row))])
  },
})
