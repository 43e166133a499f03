import type { Database } from '../../../../platform/database.ts'
import type { AcuityAppointment, AcuityClient } from '../client/acuity-client.ts'
import { selectCalendar } from './target.repository.ts'

interface Span {
  startsAt: Date
  endsAt: Date
}

const dayMs = 86_400_000

export const overlaps = (a: Span, b: Span) => a.startsAt < b.endsAt && b.startsAt < a.endsAt

export const endOf = (startsAt: Date, minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)

/** Live appointments of a calendar that have a part of that time, the oldest first. */
export async function overlapping(
  client: AcuityClient,
  { startsAt, endsAt, calendarId }: Span & { calendarId: number },
  signal: AbortSignal,
) {
  const around = { from: new Date(startsAt.getTime() - dayMs), until: new Date(endsAt.getTime() + dayMs) }
  const all = await client.appointments({ ...around, calendarId }, signal)
  return all
    .filter((other) => !other.cancelled && overlaps(other, { startsAt, endsAt }))
    .toSorted((a, b) => a.id - b.id)
}

/** What an appointment of ours lies on where a calendar takes one at a time: Acuity does not promise that it keeps them apart. */
export async function collisions(
  database: Database,
  { client, account, signal }: { client: AcuityClient; account: { id: string }; signal: AbortSignal },
  own: AcuityAppointment,
) {
  const calendar = await database.system((tx) => selectCalendar(tx, account.id, own.calendarId))
  if (calendar?.exclusive === false) return []
  return (await overlapping(client, own, signal)).filter(({ id }) => id !== own.id)
}
