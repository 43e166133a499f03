import type { AccountState, AppointmentState } from './account.ts'
import { writeInstant } from './wire-time.ts'

const defaultMax = 100

/** What `GET /appointments` finds; the latest first unless asked otherwise. */
export function searchAppointments(account: AccountState, query: URLSearchParams, now: number) {
  const all = [...account.appointments.values()].filter((one) => isWanted(account, one, query, now))
  const ascending = all.toSorted((a, b) => a.startsAt - b.startsAt || a.id - b.id)
  const ordered = query.get('direction') === 'ASC' ? ascending : ascending.toReversed()
  return ordered.slice(0, Number(query.get('max') ?? defaultMax))
}

function isWanted(account: AccountState, one: AppointmentState, query: URLSearchParams, now: number) {
  if (one.listedAt > now) return false
  if (query.get('showall') !== 'true' && one.cancelled !== (query.get('canceled') === 'true')) return false
  for (const [name, value] of query) {
    if (name.startsWith('field:') && one.fields.get(Number(name.slice(6))) !== value) return false
    if (name === 'calendarID' && one.calendarId !== Number(value)) return false
    if (name === 'appointmentTypeID' && one.typeId !== Number(value)) return false
    if ((name === 'firstName' || name === 'lastName' || name === 'email' || name === 'phone') && one[name] !== value)
      return false
  }
  const day = writeInstant(one.startsAt, account.timeZone).slice(0, 10)
  const [minDate, maxDate] = [query.get('minDate')?.slice(0, 10), query.get('maxDate')?.slice(0, 10)]
  return !(minDate && day < minDate) && !(maxDate && day > maxDate)
}
