import type { Database, Db } from '../../../platform/database.ts'
import { localDayOf } from '../../../platform/wall-clock.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'
import type { BookingJournal } from '../booking-journal.ts'
import type { BookingRow } from '../booking-row.ts'
import { selectSurroundings, type Surroundings } from '../queries/booking-surroundings.repository.ts'
import type { BookingLetters } from './booking-letters.ts'
import type { ExamineeNotices } from './examinee-notices.ts'
import { selectFirmReaders } from './notice-readers.repository.ts'
import { lockDue, type Reminder } from './reminders.repository.ts'

interface Dependencies {
  database: Database
  outbox: Outbox
  journal: BookingJournal
  letters: BookingLetters
  examineeNotices: ExamineeNotices
  now?: () => number
}

const batch = 50
const reminders: readonly Reminder[] = ['7-days', '2-days', 'paperwork']

/** By the calendar at the place: who was away for days is not told of seven. */
const daysUntil = ({ starts_at, time_zone }: BookingRow, now: number) =>
  localDayOf(starts_at.getTime(), time_zone) - localDayOf(now, time_zone)

/** Reminds the firm, and the examinee, of what is near or overdue: once for each time that a booking has, a moved one anew. */
export function createReminders(dependencies: Dependencies) {
  const { database, outbox, journal, letters, examineeNotices, now = Date.now } = dependencies

  async function remindFirm(tx: Db, row: BookingRow, around: Surroundings, reminder: Reminder, key: string) {
    const told = { row, around, key }
    for (const reader of await selectFirmReaders(tx, row)) {
      const to = letters.addressed(told, reader, 'reminder')
      const facts = letters.factsOf(told)
      if (reminder === 'paperwork') {
        await outbox.leave(tx, {
          ...to,
          template: 'paperwork-overdue',
          facts: { ...facts, dueAt: letters.dueAt(told) },
        })
      } else {
        await outbox.leave(tx, { ...to, template: 'booking-soon', facts: { ...facts, days: daysUntil(row, now()) } })
      }
    }
  }

  async function remind(tx: Db, row: BookingRow, around: Surroundings, reminder: Reminder) {
    const startsAt = row.starts_at.toISOString()
    const key = `${reminder}:${row.id}:${startsAt}`
    await remindFirm(tx, row, around, reminder, key)
    if (reminder !== 'paperwork') await examineeNotices.leave(tx, row, 'soon', key)
    await journal(tx, 'service', row, 'reminded', { details: { reminder, startsAt } })
  }

  /** With the service's own rights: it looks through the bookings of everybody. */
  const remindSome = (reminder: Reminder) =>
    database.system(async (tx) => {
      const rows = await lockDue(tx, reminder, batch)
      const surroundings = await selectSurroundings(
        tx,
        rows.map(({ id }) => id),
      )
      for (const row of rows) {
        const around = surroundings.get(row.id)
        if (around !== undefined) await remind(tx, row, around, reminder)
      }
      return rows.length
    })

  /** In parts, so that no transaction holds many rows for long. */
  return async () => {
    for (const reminder of reminders) {
      while ((await remindSome(reminder)) === batch);
    }
  }
}
