import type { BookingStatus } from '@medinotes/shared/bookings'
import type { Database, Db } from '../../../platform/database.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'
import type { BookingRow } from '../booking-row.ts'
import { selectBooking } from '../booking.repository.ts'
import { selectSurroundings } from '../queries/booking-surroundings.repository.ts'
import type { BookingLetters, Told } from './booking-letters.ts'
import type { ExamineeNotices } from './examinee-notices.ts'
import { selectFirmReaders, selectCancellationFee, selectPracticeReaders } from './notice-readers.repository.ts'
import { dollars } from './notice-words.ts'
import type { BookingNews, tellBooking } from './tell-booking.job.ts'
import type { z } from 'zod'

interface Dependencies {
  database: Database
  outbox: Outbox
  letters: BookingLetters
  examineeNotices: ExamineeNotices
}

/** What happened must still hold when it is told. */
const holdsIn: Record<BookingNews, BookingStatus> = {
  requested: 'requested',
  confirmed: 'confirmed',
  moved: 'confirmed',
  cancelled: 'cancelled',
  declined: 'released',
  refused: 'released',
}

const toExaminee: Partial<Record<BookingNews, 'booked' | 'moved' | 'cancelled'>> = {
  confirmed: 'booked',
  moved: 'moved',
  cancelled: 'cancelled',
}

/** Tells people of both sides, and the examinee who asked for it, what happened to a booking. */
export function createBookingTeller({ database, outbox, letters, examineeNotices }: Dependencies) {
  const tellers = tellersOf({ outbox, letters })

  async function tellExaminee(tx: Db, row: BookingRow, news: BookingNews, key: string) {
    const kind = toExaminee[news]
    // Who was never told of it need not hear that it is off.
    if (kind === undefined || row.confirmed_at === null) return
    await examineeNotices.leave(tx, row, kind, `${news}:${key}`)
  }

  /** Tells nothing that does not hold any more. */
  return ({ bookingId, news, version }: z.infer<typeof tellBooking.payload>) =>
    database.system(async (tx) => {
      const row = await selectBooking(tx, bookingId)
      const around = (await selectSurroundings(tx, [bookingId])).get(bookingId)
      if (row?.status !== holdsIn[news] || around === undefined) return
      const key = `${bookingId}:${version}`
      await tellers[news](tx, { row, around, key })
      await tellExaminee(tx, row, news, key)
    })
}

type Teller = (tx: Db, told: Told) => Promise<void>

function tellersOf({ outbox, letters }: Pick<Dependencies, 'outbox' | 'letters'>): Record<BookingNews, Teller> {
  const tellTime =
    (news: 'confirmed' | 'moved'): Teller =>
    async (tx, told) => {
      const facts = { ...letters.factsOf(told), dueAt: letters.dueAt(told) }
      for (const reader of await letters.eachSide(tx, told)) {
        const to = letters.addressed(told, reader, news)
        await outbox.leave(tx, { ...to, ...letters.fileOf(told), template: `booking-${news}`, facts })
      }
    }

  const tellFirm =
    (news: 'declined' | 'refused'): Teller =>
    async (tx, told) => {
      for (const reader of await selectFirmReaders(tx, told.row)) {
        const to = letters.addressed(told, reader, news)
        await outbox.leave(tx, { ...to, template: `booking-${news}`, facts: letters.factsOf(told) })
      }
    }

  return {
    confirmed: tellTime('confirmed'),
    moved: tellTime('moved'),
    async requested(tx, told) {
      const facts = { ...letters.factsOf(told), organizationName: told.around.organizationName }
      for (const reader of await selectPracticeReaders(tx, told.row, { decides: true })) {
        const to = letters.addressed(told, reader, 'requested')
        await outbox.leave(tx, { ...to, template: 'booking-requested', facts })
      }
    },
    async cancelled(tx, told) {
      const facts = { ...letters.factsOf(told), fee: dollars(await selectCancellationFee(tx, told.row.id)) }
      for (const reader of await letters.eachSide(tx, told)) {
        const to = letters.addressed(told, reader, 'cancelled')
        await outbox.leave(tx, { ...to, ...letters.fileOf(told), template: 'booking-cancelled', facts })
      }
    },
    declined: tellFirm('declined'),
    refused: tellFirm('refused'),
  }
}
