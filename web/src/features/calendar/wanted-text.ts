import type { Calendar } from '@medinotes/shared/calendars'
import { format } from 'date-fns'
import type { Wanted } from './moving.ts'

/** `Tue 3 Mar, 9:10 am with Dr Nguyen`. */
export function wantedText({ wallClock, specialistId }: Wanted, specialists: Calendar['specialists']) {
  const name = specialists.find(({ id }) => id === specialistId)?.name
  return `${format(new Date(`${wallClock}:00`), 'EEE d MMM, h:mm aaa')}${name ? ` with ${name}` : ''}`
}
