import { paths } from '../../../app/paths.ts'

const key = 'medinotes.taken-holds'

const taken = () => (sessionStorage.getItem(key) ?? '').split(' ').filter(Boolean)

/** Taken in this tab: let go when its form is left. One that was offered, or taken elsewhere, is kept for as long as it was promised. */
export const rememberTaken = (bookingId: string) =>
  sessionStorage.setItem(key, [...taken(), bookingId].slice(-20).join(' '))

/** It is being confirmed: leaving the page lets nothing go any more. */
export const forgetTaken = (bookingId: string) =>
  sessionStorage.setItem(
    key,
    taken()
      .filter((id) => id !== bookingId)
      .join(' '),
  )

/** Whether the form of a hold that this tab took has been left; a reload leaves nothing. */
export function isLeft(bookingId: string, { pathname, search } = window.location) {
  const isOpen = pathname === paths.newBooking && new URLSearchParams(search).get('booking') === bookingId
  return !isOpen && taken().includes(bookingId)
}
