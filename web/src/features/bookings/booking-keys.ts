/** Every query key about bookings begins with one of these, so that a change reaches all of them. */
export const bookingsKey = ['bookings'] as const
/** Apart from bookings: once one is moved or cancelled there is nothing to quote, and asking again would be refused. */
export const quotesKey = ['booking-quotes'] as const
export const availabilityKey = ['availability'] as const
export const policiesKey = ['policies'] as const
export const waitlistKey = ['waitlist'] as const
