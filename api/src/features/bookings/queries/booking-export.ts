import type { BookingExportQuery, BookingSummary } from '@medinotes/shared/booking-views'
import type { Database } from '../../../platform/database.ts'
import { csvLine } from '../../../platform/csv.ts'
import { planAfresh } from '../../../platform/plan-afresh.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { type BookingPlace, selectBookings } from './booking-list.repository.ts'
import { type BookingList, placeOf } from './booking-list.ts'

interface Dependencies {
  database: Database
  audit: Audit
  list: Pick<BookingList, 'filterOf' | 'summaries'>
}

const batch = 250

/** The whole list as a file, read as it is sent: a transaction for each batch, since whoever loads it may be slow, or leave. */
export function createBookingExport({ database, audit, list }: Dependencies) {
  async function* batches(principal: Principal, query: BookingExportQuery) {
    const filter = list.filterOf(principal, query)
    if (filter === null) return
    let after: BookingPlace | undefined
    for (;;) {
      const rows = await database.as(principal, async (tx) => {
        await planAfresh(tx)
        const found = await selectBookings(tx, { ...filter, after, limit: batch })
        const ids = found.map(({ id }) => id)
        // Whose names leave is recorded before they do.
        if (ids.length > 0) {
          await audit.record(
            tx,
            principal,
            'booking.exported',
            { type: 'booking', id: null },
            { count: ids.length, ids },
          )
        }
        return found
      })
      yield await list.summaries(principal, rows)
      const last = rows.at(-1)
      if (rows.length < batch || last === undefined) return
      after = placeOf(last)
    }
  }

  async function* lines(first: string, rest: AsyncIterable<BookingSummary[]>) {
    yield first
    for await (const bookings of rest) yield bookings.map(toCsv).join('')
  }

  return {
    open: (principal: Principal, query: BookingExportQuery) => ({
      filename: `bookings-${new Date().toISOString().slice(0, 10)}.csv`,
      lines: lines(csvLine(columns.map(([name]) => name)), batches(principal, query)),
    }),
  }
}

const dollars = (cents: number) => (cents / 100).toFixed(2)

const formats = new Map<string, Intl.DateTimeFormat>()

// Making one costs more than writing a line with it; there are as many as zones.
function formatIn(timeZone: string) {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  formats.set(timeZone, format)
  return format
}

/** In the clock of the place: what a reader of the file expects of a day and an hour. */
const local = (instant: string, timeZone: string) => formatIn(timeZone).format(new Date(instant))

const columns: readonly (readonly [string, (booking: BookingSummary) => string | null])[] = [
  ['Reference', ({ reference }) => reference],
  ['Status', ({ status }) => status],
  ['Starts (local)', ({ startsAt, timeZone }) => local(startsAt, timeZone)],
  ['Ends (local)', ({ endsAt, timeZone }) => local(endsAt, timeZone)],
  ['Time zone', ({ timeZone }) => timeZone],
  ['Starts (UTC)', ({ startsAt }) => startsAt],
  ['Examinee', ({ examineeName }) => examineeName],
  ['Claim number', ({ claimNumber }) => claimNumber],
  ['Organisation', ({ organizationName }) => organizationName],
  ['Practice', ({ practiceName }) => practiceName],
  ['Specialist', ({ specialistName }) => specialistName],
  ['Specialty', ({ specialty }) => specialty],
  ['Exam type', ({ examTypeName }) => examTypeName],
  ['Location', ({ location }) => location],
  ['Interpreter', ({ interpreter }) => (interpreter ? 'yes' : 'no')],
  ['Fee (AUD)', ({ feeCents }) => dollars(feeCents)],
  ['Paperwork due (local)', ({ paperworkDueAt, timeZone }) => local(paperworkDueAt, timeZone)],
  [
    'Paperwork received (local)',
    ({ paperworkReceivedAt, timeZone }) => (paperworkReceivedAt === null ? null : local(paperworkReceivedAt, timeZone)),
  ],
]

const toCsv = (booking: BookingSummary) => csvLine(columns.map(([, cell]) => cell(booking)))
