import type { BookingRow } from '../booking-row.ts'
import type { Surroundings } from '../queries/booking-surroundings.repository.ts'
import type { IcsEvent } from './ics-writer.ts'

interface Installation {
  publicUrl: string
}

/** A booking in somebody's calendar, which others may look into: nothing of the person or the matter. */
export const bookingEvent = (
  row: BookingRow,
  { examTypeName, specialistName, location }: Pick<Surroundings, 'examTypeName' | 'specialistName' | 'location'>,
  { publicUrl }: Installation,
): IcsEvent => {
  const link = `${publicUrl}/app/bookings/${row.id}`
  return {
    uid: `${row.id}@${new URL(publicUrl).hostname}`,
    sequence: row.version,
    cancelled: row.status === 'cancelled' || row.status === 'released',
    ...{ startsAt: row.starts_at, endsAt: row.ends_at, changedAt: row.updated_at },
    summary: `${stillOpen(row)}${examTypeName} ${row.reference}`,
    location,
    description: `${specialistName}\n${link}`,
    url: link,
  }
}

const stillOpen = ({ status }: BookingRow) => {
  if (status === 'requested') return 'Requested: '
  return status === 'held' ? 'Held: ' : ''
}
