import type { CalendarBooking } from '@medinotes/shared/calendars'
import { useEffect, useState } from 'react'

const endOf = ({ status, heldUntil }: CalendarBooking) =>
  status === 'held' && heldUntil !== null ? Date.parse(heldUntil) : Infinity

/** Without holds that have run out, each gone in the moment it does. */
export function useUnexpired(bookings: readonly CalendarBooking[]) {
  const [now, setNow] = useState(Date.now)
  const shown = bookings.filter((booking) => booking.status !== 'released' && endOf(booking) > now)
  const nextEnd = Math.min(...shown.map(endOf))
  useEffect(() => {
    if (nextEnd === Infinity) return undefined
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, nextEnd - Date.now()) + 50)
    return () => clearTimeout(timer)
  }, [nextEnd])
  return shown
}
