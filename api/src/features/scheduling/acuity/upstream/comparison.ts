import type { Db } from '../../../../platform/database.ts'
import type { AppointmentRow } from '../appointments/appointment.repository.ts'
import { overlaps } from '../appointments/overlap.ts'
import type { AcuityAppointment } from '../client/acuity-client.ts'
import { clearFindings, noteFinding } from '../findings/finding.repository.ts'
import { differenceOf, isKnown } from './difference.ts'

export interface Calendar {
  calendarId: number
  /** Whether two appointments at once are one too many. */
  exclusive: boolean
}

/** Ids in Acuity of whatever is not as it was left. */
export function suspicious(
  rows: readonly AppointmentRow[],
  listed: readonly AcuityAppointment[],
  referenceFieldId: number,
) {
  const byId = new Map(listed.map((appointment) => [appointment.id, appointment]))
  const ours = new Map(rows.map((row) => [row.acuity_id, row]))
  const changed = rows.flatMap((row) => {
    const own = row.acuity_id === null ? undefined : byId.get(row.acuity_id)
    const isAsLeft =
      own !== undefined &&
      // Where it was left to a person, going back to what was agreed on is news too.
      isKnown(row, own) &&
      differenceOf(row, own) === null &&
      own.fieldValue(referenceFieldId) === row.booking_id
    return isAsLeft || row.acuity_id === null ? [] : [row.acuity_id]
  })
  const strays = listed.filter(
    (one) => !one.cancelled && !ours.has(one.id) && (one.fieldValue(referenceFieldId) ?? '') !== '',
  )
  return [...changed, ...strays.map(({ id }) => id)]
}

interface Compared {
  rows: readonly AppointmentRow[]
  listed: readonly AcuityAppointment[]
  calendars: readonly Calendar[]
  now: Date
}

/** Two at once where there is room for one. */
export async function noteOverlaps(tx: Db, { rows, listed, calendars, now }: Compared) {
  const exclusive = new Set(calendars.filter((calendar) => calendar.exclusive).map(({ calendarId }) => calendarId))
  const live = listed.filter(({ cancelled, startsAt }) => !cancelled && startsAt > now)
  const isDoubled = (own: AcuityAppointment) =>
    exclusive.has(own.calendarId) &&
    live.some((other) => other.id !== own.id && other.calendarId === own.calendarId && overlaps(own, other))
  for (const row of rows) {
    const own = live.find(({ id }) => id === row.acuity_id)
    const about = { organizationId: row.organization_id, accountId: row.account_id, bookingId: row.booking_id }
    if (own && isDoubled(own)) await noteFinding(tx, { ...about, acuityId: row.acuity_id, kind: 'overlap' })
    else await clearFindings(tx, about, ['overlap'])
  }
}
