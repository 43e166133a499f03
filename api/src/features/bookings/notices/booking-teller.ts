import type { BookingStatus } from '@medinotes/shared/bookings'
import type { Database, Db } from '../../../platform/database.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'
import type { BookingRow } from '../booking-row.ts'
import { selectBooking } from '../booking.repository.ts'
import { bookingEvent } from '../ics/booking-event.ts'
import { writeIcs } from '../ics/ics-writer.ts'
import { selectSurroundings, type Surroundings } from '../queries/booking-surroundings.repository.ts'
import type { ExamineeNotices } from './examinee-notices.ts'
import { type Reader, selectBooker, selectCancellationFee, selectPracticeReaders } from './notice-readers.repository.ts'
import { dollars, momentIn } from './notice-words.ts'
import type { BookingNews } from './tell-booking.job.ts'

interface Dependencies {
  database: Database
  outbox: Outbox
  publicUrl: string
  examineeNotices: ExamineeNotices
}

interface Told {
  row: BookingRow
  around: Surroundings
  /** Of the change, so that it is told once however often the job runs. */
  key: string
}

/** What happened must still hold when it is told. */
const holdsIn: Record<BookingNews, BookingStatus> = {
  requested: 'requested',
  confirmed: 'confirmed',
  moved: 'confirmed',
  cancelled: 'cancelled',
  declined: 'released',
}

export type BookingTeller = ReturnType<typeof createBookingTeller>

/** Tells people of both sides, and the examinee who asked for it, what happened to a booking. */
export function createBookingTeller({ database, outbox, publicUrl, examineeNotices }: Dependencies) {
  const linkTo = ({ id }: BookingRow) => `${publicUrl}/app/bookings/${id}`

  const factsOf = ({ row, around }: Told) => ({
    ...{ reference: row.reference, specialistName: around.specialistName, where: around.location },
    ...{ when: momentIn(row.starts_at, row.time_zone), link: linkTo(row) },
  })

  const addressed = ({ row, key }: Told, { to, personId, organizationId }: Reader, news: string) => ({
    ...{ to, personId, organizationId, case: { type: 'booking' as const, id: row.id } },
    dedupeKey: `${news}:${key}:${personId}`,
  })

  function withFile({ row, around }: Told) {
    const event = bookingEvent(row, around, { publicUrl })
    const content = writeIcs({ method: event.cancelled ? 'CANCEL' : 'PUBLISH', name: row.reference, events: [event] })
    const attachment = { filename: `${row.reference}.ics`, contentType: 'text/calendar; charset=utf-8', content }
    return { attachment, known: [around.examTypeName] }
  }

  async function eachSide(tx: Db, { row }: Told) {
    const [booker, practice] = [await selectBooker(tx, row), await selectPracticeReaders(tx, row)]
    return [...booker, ...practice.filter(({ personId }) => personId !== booker[0]?.personId)]
  }

  const tellers: Record<BookingNews, (tx: Db, told: Told) => Promise<void>> = {
    async requested(tx, told) {
      const facts = { ...factsOf(told), organizationName: told.around.organizationName }
      for (const reader of await selectPracticeReaders(tx, told.row, { decides: true })) {
        await outbox.leave(tx, { ...addressed(told, reader, 'requested'), template: 'booking-requested', facts })
      }
    },
    confirmed: (tx, told) => tellTime(tx, told, 'confirmed'),
    moved: (tx, told) => tellTime(tx, told, 'moved'),
    async cancelled(tx, told) {
      const fee = dollars(await selectCancellationFee(tx, told.row.id))
      const facts = { ...factsOf(told), fee }
      for (const reader of await eachSide(tx, told)) {
        const to = addressed(told, reader, 'cancelled')
        await outbox.leave(tx, { ...to, ...withFile(told), template: 'booking-cancelled', facts })
      }
    },
    async declined(tx, told) {
      for (const reader of await selectBooker(tx, told.row)) {
        const to = addressed(told, reader, 'declined')
        await outbox.leave(tx, { ...to, template: 'booking-declined', facts: factsOf(told) })
      }
    },
  }

  async function tellTime(tx: Db, told: Told, news: 'confirmed' | 'moved') {
    const { paperwork_due_at: due, time_zone: timeZone } = told.row
    const facts = { ...factsOf(told), dueAt: momentIn(due, timeZone) }
    for (const reader of await eachSide(tx, told)) {
      const to = addressed(told, reader, news)
      await outbox.leave(tx, { ...to, ...withFile(told), template: `booking-${news}`, facts })
    }
  }

  const ofExaminee = { confirmed: 'booked', moved: 'moved', cancelled: 'cancelled' } as const

  return {
    /** Tells nothing that does not hold any more. */
    tell: ({ bookingId, news, version }: { bookingId: string; news: BookingNews; version: number }) =>
      database.system(async (tx) => {
        const row = await selectBooking(tx, bookingId)
        const around = (await selectSurroundings(tx, [bookingId])).get(bookingId)
        if (row?.status !== holdsIn[news] || around === undefined) return
        const key = `${bookingId}:${version}`
        await tellers[news](tx, { row, around, key })
        // Who was never told of it need not hear that it is off.
        const wasBooked = news !== 'cancelled' || row.confirmed_at !== null
        if (news in ofExaminee && wasBooked) {
          await examineeNotices.leave(tx, row, ofExaminee[news as keyof typeof ofExaminee], `${news}:${key}`)
        }
      }),

    /** To whoever booked it. */
    async remind(
      tx: Db,
      row: BookingRow,
      reminder: { kind: 'soon'; days: number } | { kind: 'paperwork' },
      key: string,
    ) {
      const around = (await selectSurroundings(tx, [row.id])).get(row.id)
      if (around === undefined) return
      const told = { row, around, key }
      for (const reader of await selectBooker(tx, row)) {
        const to = addressed(told, reader, reminder.kind)
        if (reminder.kind === 'soon') {
          const facts = { ...factsOf(told), days: reminder.days }
          await outbox.leave(tx, { ...to, template: 'booking-soon', facts })
        } else {
          const facts = { ...factsOf(told), dueAt: momentIn(row.paperwork_due_at, row.time_zone) }
          await outbox.leave(tx, { ...to, template: 'paperwork-overdue', facts })
        }
      }
    },
  }
}
