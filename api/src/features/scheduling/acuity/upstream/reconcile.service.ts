import type { Database } from '../../../../platform/database.ts'
import { JobFault } from '../../../../platform/jobs/job-fault.ts'
import type { BookingsOfCalendar } from '../../calendar-changes.ts'
import { selectConnectedAccounts, updateAccount } from '../accounts/account.repository.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import type { AppointmentRow } from '../appointments/appointment.repository.ts'
import type { OpenAccount } from '../appointments/appointment-work.ts'
import { overlaps } from '../appointments/overlap.ts'
import type { AcuityAppointment } from '../client/acuity-client.ts'
import { AcuityFault } from '../client/acuity-fault.ts'
import { clearFindings, noteFinding } from '../findings/finding.repository.ts'
import { differenceOf } from './difference.ts'
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

interface Calendar {
  calendarId: number
  exclusive: boolean
}

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
    const client = await access.client(account, 'reconciliation')
    const asked = await database.system((tx) => selectLastAsked(tx, account.id))
    const last = Math.max(now().getTime() + windowMs, asked?.getTime() ?? 0)
    const range = { from: new Date(now().getTime() - dayMs), until: new Date(last + dayMs) }
    const found: AcuityAppointment[] = []
    for (const { calendarId } of calendars) {
      found.push(...(await client.appointments({ ...range, calendarId }, AbortSignal.timeout(listLimitMs))))
    }
    return found
  }

  /** Ids in Acuity of whatever is not as it was left. */
  function suspicious(rows: readonly AppointmentRow[], listed: readonly AcuityAppointment[], referenceFieldId: number) {
    const byId = new Map(listed.map((appointment) => [appointment.id, appointment]))
    const ours = new Map(rows.map((row) => [row.acuity_id, row]))
    const changed = rows.flatMap((row) => {
      const own = row.acuity_id === null ? undefined : byId.get(row.acuity_id)
      const isAsLeft =
        own !== undefined && differenceOf(row, own) === null && own.fieldValue(referenceFieldId) === row.booking_id
      return isAsLeft || row.acuity_id === null ? [] : [row.acuity_id]
    })
    const strays = listed.filter(
      (one) => !one.cancelled && !ours.has(one.id) && (one.fieldValue(referenceFieldId) ?? '') !== '',
    )
    return [...changed, ...strays.map(({ id }) => id)]
  }

  /** Two at once where there is room for one. */
  async function noteOverlaps(
    rows: readonly AppointmentRow[],
    listed: readonly AcuityAppointment[],
    calendars: Calendar[],
  ) {
    const exclusive = new Set(calendars.filter((calendar) => calendar.exclusive).map(({ calendarId }) => calendarId))
    const live = listed.filter(({ cancelled, startsAt }) => !cancelled && startsAt > now())
    const isDoubled = (own: AcuityAppointment) =>
      exclusive.has(own.calendarId) &&
      live.some((other) => other.id !== own.id && other.calendarId === own.calendarId && overlaps(own, other))
    await database.system(async (tx) => {
      for (const row of rows) {
        const own = live.find(({ id }) => id === row.acuity_id)
        const about = { organizationId: row.organization_id, accountId: row.account_id, bookingId: row.booking_id }
        if (own && isDoubled(own)) await noteFinding(tx, { ...about, acuityId: row.acuity_id, kind: 'overlap' })
        else await clearFindings(tx, about, ['overlap'])
      }
    })
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
    await noteOverlaps(rows, listed, calendars)
    await database.system((tx) => updateAccount(tx, account.id, { polled_at: now() }))
  }

  async function reconcileAccount(id: string) {
    const account = await access.open(id)
    if (account === undefined || account.halted || account.referenceFieldId === null) return
    try {
      await reconcile(account, account.referenceFieldId)
    } catch (error) {
      if (!(error instanceof AcuityFault) || error.kind !== 'unauthorized') throw error
      await access.halt(id, error.code === 'plan' ? 'plan' : 'unauthorized')
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
