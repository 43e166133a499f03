import { sql } from 'kysely'
import { referenceFieldId, type AppointmentState } from '../acuity-emulator/account.ts'
import type { History } from './history.ts'
import type { SimulatedService } from './simulated-service.ts'
import type { World } from './world.ts'

interface Row {
  id: string
  status: string
  startsAt: Date
  isPending: boolean
  state: string | null
  reason: string | null
  acuityId: string | null
  reservations: number
  /** Kinds of findings that wait for somebody. */
  findings: string[]
}

const conflicts = ['both-moved', 'moved-onto-taken', 'moved-elsewhere']

/** Bookings of this world with what is written of them in Acuity. */
export const readRows = async ({ database }: SimulatedService, world: World) =>
  database.system(async (tx) => {
    const { rows } = await sql<Row>`
      select b.id, b.status, b.starts_at as "startsAt", b.pending is not null as "isPending", a.state, a.reason,
        a.acuity_id as "acuityId",
        (select count(*)::int from slot_reservations r where r.booking_id = b.id) as reservations,
        array(select f.kind from acuity_findings f where f.booking_id = b.id and f.settled_at is null) as findings
      from bookings b left join acuity_appointments a on a.booking_id = b.id
      where b.specialist_id = ${world.specialist.id}`.execute(tx)
    return rows
  })

const bearing = (live: readonly AppointmentState[], { id }: Row) =>
  live.filter(({ fields }) => fields.get(referenceFieldId) === id)

/** What does not hold once everything has come to rest; in words, without anything that names a patient. */
export function violations(service: SimulatedService, rows: readonly Row[], past: Past): string[] {
  const live = [...service.emulator.account.appointments.values()].filter(({ cancelled }) => !cancelled)
  return [
    ...rows.flatMap((row) => [...ofBooking(row, live), ...ofRefusal(row, past), ...ofDoubles(row, past)]),
    ...ofCalendar(rows, live, past),
  ]
}

interface Past {
  history: History
  world: World
}

/** Two at once come only of a call that arrives late, or a process that goes on late; they are one again in the end. */
const ofDoubles = ({ id }: Row, { history, world }: Past) =>
  history.doubled.has(id) && !world.pauses.wasAny() ? [`${id.slice(0, 4)}: had two appointments at once`] : []

function ofBooking(row: Row, live: readonly AppointmentState[]): string[] {
  const own = bearing(live, row)
  const faults: string[] = []
  const say = (words: string) => faults.push(`${row.id.slice(0, 4)} (${row.status}, ${row.state}): ${words}`)
  const isExplained = (...kinds: string[]) => row.findings.some((kind) => kinds.includes(kind))
  if (own.length > 1) say(`${own.length} live appointments`)
  if (row.status === 'confirmed') {
    if (row.isPending && !isExplained('both-moved')) say('a change never came to an end')
    if (row.reservations !== (row.isPending ? 2 : 1)) say(`${row.reservations} reservations`)
    const [one] = own
    if (one === undefined) say('no live appointment')
    else if (String(one.id) !== row.acuityId) say('another appointment than is written down')
    else if (one.startsAt !== row.startsAt.getTime() && !isExplained(...conflicts)) say('at another time')
  } else if (row.status === 'submitting') {
    if (!isExplained('unanswered')) say('never answered, and nobody is told')
  } else if (row.status === 'cancelled' || row.status === 'released') {
    if (own.length > 0) say('a live appointment of a booking that is over')
    if (row.isPending) say('its cancellation never came to an end')
    if (row.reservations > 0) say('keeps a time it does not need')
  } else if (row.status !== 'held') say('a state that nothing leads to')
  return faults
}

/** A time that was refused as taken had somebody else at it. */
function ofRefusal({ id, status, reason, startsAt }: Row, { history }: Past) {
  if (status !== 'released' || reason !== 'slot_taken') return []
  return history.hadOthersAt(id, startsAt) ? [] : [`${id.slice(0, 4)}: refused as taken, and nobody else was there`]
}

/** Pairs at once where there is room for one, of which one is ours. */
function ofCalendar(rows: readonly Row[], live: readonly AppointmentState[], { history, world }: Past) {
  const ours = new Map(rows.flatMap((row) => bearing(live, row).map((one) => [one.id, row] as const)))
  const stays = (appointment: AppointmentState) =>
    !world.moved.has(appointment.id) && !world.moved.has(ours.get(appointment.id)?.id ?? '')
  return live.flatMap((one) =>
    live
      .filter((other) => other.id > one.id && one.calendarId === other.calendarId && isAtOnce(one, other))
      .flatMap((other) => {
        const [first, second] = [ours.get(one.id), ours.get(other.id)]
        if (first === undefined && second === undefined) return []
        if (second !== undefined && stays(one) && stays(other) && !history.hadLag()) {
          return [`${other.id} was booked where ${one.id} was already`]
        }
        // People in Acuity may do that; then it waits for somebody, and it is not that each lies where it was booked.
        const kinds = new Set([...(first?.findings ?? []), ...(second?.findings ?? [])])
        const isTold = first && second ? conflicts.some((kind) => kinds.has(kind)) : kinds.has('overlap')
        return isTold ? [] : [`${one.id} and ${other.id} lie on one another, and nobody is told`]
      }),
  )
}

const isAtOnce = (a: AppointmentState, b: AppointmentState) =>
  a.startsAt < b.startsAt + b.minutes * 60_000 && b.startsAt < a.startsAt + a.minutes * 60_000
