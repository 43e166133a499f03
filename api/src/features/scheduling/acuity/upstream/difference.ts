import type { AppointmentRow } from '../appointments/appointment.repository.ts'
import type { AcuityAppointment } from '../client/acuity-client.ts'

/** How an appointment differs from what was agreed on. */
export function differenceOf(row: AppointmentRow, { cancelled, startsAt, calendarId }: AcuityAppointment) {
  if (cancelled) return 'cancelled'
  const isThere = startsAt.getTime() === row.starts_at.getTime() && calendarId === row.calendar_id
  return isThere ? null : 'moved'
}

/** Whether Acuity has said just this before. */
export const isKnown = (row: AppointmentRow, { cancelled, startsAt, calendarId }: AcuityAppointment) =>
  row.known_cancelled === cancelled &&
  row.known_starts_at?.getTime() === startsAt.getTime() &&
  row.known_calendar_id === calendarId
