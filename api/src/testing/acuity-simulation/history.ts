import { referenceFieldId } from '../acuity-emulator/account.ts'
import type { SimulatedService } from './simulated-service.ts'

/** What was seen in Acuity while a schedule went on. */
export function createHistory({ emulator }: SimulatedService) {
  const places = new Set<string>()
  const doubled = new Set<string>()
  let hadLag = false
  return {
    look() {
      const live = new Set<string>()
      hadLag ||= emulator.account.listLagMs > 0
      for (const { fields, startsAt, cancelled } of emulator.account.appointments.values()) {
        const bookingId = fields.get(referenceFieldId) ?? ''
        places.add(`${bookingId}@${startsAt}`)
        if (cancelled || bookingId === '') continue
        if (live.has(bookingId)) doubled.add(bookingId)
        live.add(bookingId)
      }
    },
    /** Whether anybody but this booking was ever at that time. */
    hadOthersAt: (bookingId: string, startsAt: Date) =>
      [...places].some((place) => place.endsWith(`@${startsAt.getTime()}`) && !place.startsWith(bookingId)),
    /** Bookings that had two appointments at once. */
    doubled,
    /** Whether Acuity's lists ever hid what was there. */
    hadLag: () => hadLag,
  }
}

export type History = ReturnType<typeof createHistory>
