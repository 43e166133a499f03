import type { Database, Db } from '../../../platform/database.ts'
import type { BookingJournal } from '../booking-journal.ts'
import type { BookingRow } from '../booking-row.ts'
import type { BookingTeller } from './booking-teller.ts'
import type { ExamineeNotices } from './examinee-notices.ts'
import { lockDue, type Reminder } from './reminders.repository.ts'

interface Dependencies {
  database: Database
  journal: BookingJournal
  teller: Pick<BookingTeller, 'remind'>
  examineeNotices: ExamineeNotices
}

const batch = 50
const reminders: readonly Reminder[] = ['7-days', '2-days', 'paperwork']

/** Reminds people of what is near or overdue, once for each time that a booking has; a moved one anew. */
export function createReminders({ database, journal, teller, examineeNotices }: Dependencies) {
  async function remind(tx: Db, row: BookingRow, reminder: Reminder) {
    const startsAt = row.starts_at.toISOString()
    const key = `${reminder}:${row.id}:${startsAt}`
    if (reminder === 'paperwork') await teller.remind(tx, row, { kind: 'paperwork' }, key)
    else {
      await teller.remind(tx, row, { kind: 'soon', days: reminder === '7-days' ? 7 : 2 }, key)
      await examineeNotices.leave(tx, row, 'soon', key)
    }
    await journal(tx, 'service', row, 'reminded', { details: { reminder, startsAt } })
  }

  /** With the service's own rights: it looks through the bookings of everybody. */
  const remindSome = (reminder: Reminder) =>
    database.system(async (tx) => {
      const rows = await lockDue(tx, reminder, batch)
      for (const row of rows) await remind(tx, row, reminder)
      return rows.length
    })

  return {
    async remindDue() {
      for (const reminder of reminders) {
        // In parts, so that no transaction holds many rows for long.
        while ((await remindSome(reminder)) === batch);
      }
    },
  }
}
