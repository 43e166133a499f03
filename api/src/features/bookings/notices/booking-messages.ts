import type { Database } from '../../../platform/database.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'
import type { BookingJournal } from '../booking-journal.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import { createBookingIdentifiers } from './booking-identifiers.ts'
import { createBookingLetters } from './booking-letters.ts'
import { createBookingTeller } from './booking-teller.ts'
import { createExamineeNotices } from './examinee-notices.ts'
import { createReminders } from './reminders.service.ts'

interface Dependencies {
  database: Database
  outbox: Outbox
  publicUrl: string
  sealing: BookingSealing
  journal: BookingJournal
  mobileOf: (written: string) => string | null
}

/** What people are told about bookings, and what no notice about one may name. */
export function createBookingMessages(dependencies: Dependencies) {
  const parts = {
    ...dependencies,
    letters: createBookingLetters(dependencies),
    examineeNotices: createExamineeNotices(dependencies),
  }
  return {
    tell: createBookingTeller(parts),
    remindDue: createReminders(parts),
    identifiersOf: createBookingIdentifiers(dependencies.sealing),
  }
}
