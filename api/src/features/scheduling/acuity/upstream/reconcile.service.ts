import type { Database } from '../../../../platform/database.ts'
import { JobFault } from '../../../../platform/jobs/job-fault.ts'
import type { BookingsOfCalendar } from '../../calendar-changes.ts'
import { selectConnectedAccounts, updateAccount } from '../accounts/account.repository.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import type { AppointmentRow } from '../appointments/appointment.repository.ts'
import type { OpenAccount } from '../appointments/appointment-work.ts'
import type { AcuityAppointment } from '../client/acuity-client.ts'
import { AcuityFault } from '../client/acuity-fault.ts'
import { type Calendar, noteOverlaps, suspicious } from './comparison.ts'
import { selectForgotten, selectLastAsked, selectMappedCalendars, selectUpcoming } from './reconcile.repository.ts'
import type { Refresh } from './refresh.service.ts'

interface Dependencies {
  database: Database
  access: AcuityAccess
  bookings: BookingsOfCalendar
  refresh: Refresh
  now: () => Date
}

const dayMs = 86_400_000
/** At least; bookings further ahead widen it. */
const windowMs = 30 * dayMs
const forgottenMs = 10 * 60_000

/** Compares all that is to come: webhooks are only quicker. Each thing that differs is read again and taken over. */
export function createReconciliation({ database, access, bookings, refresh, now }: Dependencies) {
  async function calendarsOf(accountId: string, rows: readonly AppointmentRow[]): Promise<Calendar[]> {
    const mapped = await database.system((tx) => selectMappedCalendars(tx, accountId))
    const known = new Set(mapped.map(({ calendarId }) => calendarId))
    const used = rows.flatMap((row) => [row.calendar_id, row.known_calendar_id ?? row.calendar_id])
    const others = [...new Set(used)].filter((id) => !known.has(id))
    return [...mapped, ...others.map((calendarId) => ({ calendarId, exclusive: true }))]
  }

  async function listedIn(account: OpenAccount, calendars: readonly Calendar[]) {
    const client = account.client('reconciliation')
    const asked = await database.system((tx) => selectLastAsked(tx, account.id))
    const last = Math.max(now().getTime() + windowMs, asked?.getTime() ?? 0)
    const range = { from: new Date(now().getTime() - dayMs), until: new Date(last + dayMs) }
    const found: AcuityAppointment[] = []
    for (const { calendarId } of calendars) {
      found.push(...(await client.appointments({ ...range, calendarId }, AbortSignal.timeout(listLimitMs))))
    }
    return found
  }

  async function takeUpForgotten(accountId: string) {
    await database.system(async (tx) => {
      const forgotten = await selectForgotten(tx, accountId, new Date(now().getTime() - forgottenMs))
      for (const bookingId of forgotten) await bookings.settleSoon(tx, bookingId)
    })
  }

  async function reconcile(account: OpenAccount, referenceFieldId: number) {
    await takeUpForgotten(account.id)
    const rows = await database.system((tx) => selectUpcoming(tx, account.id, now()))
    const calendars = await calendarsOf(account.id, rows)
    const listed = await listedIn(account, calendars)
    for (const id of new Set(suspicious(rows, listed, referenceFieldId))) {
      await refresh(account.id, id, AbortSignal.timeout(listLimitMs))
    }
    await database.system((tx) => noteOverlaps(tx, { rows, listed, calendars, now: now() }))
    await database.system((tx) => updateAccount(tx, account.id, { polled_at: now() }))
  }

  async function reconcileAccount(id: string) {
    const account = await access.open(id)
    if (account === undefined || account.halted || account.referenceFieldId === null) return
    try {
      await reconcile(account, account.referenceFieldId)
    } catch (error) {
      if (!(error instanceof AcuityFault) || error.kind !== 'unauthorized') throw error
      await access.halt(id, error)
    }
  }

  return {
    reconcileAccount,
    /** One account that does not answer keeps no other from its turn. Throws JobFault where any did not. */
    async reconcileAll() {
      const accounts = await database.system(selectConnectedAccounts)
      const faults: unknown[] = []
      for (const { id } of accounts) await reconcileAccount(id).catch((error: unknown) => faults.push(error))
      const [first] = faults
      if (first !== undefined) throw new JobFault(`${faults.length} of ${accounts.length} accounts`, { cause: first })
    },
  }
}

const listLimitMs = 60_000
