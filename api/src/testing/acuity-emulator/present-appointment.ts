import type { AccountState, AppointmentState } from './account.ts'
import { wordsOf, writeInstant } from './wire-time.ts'

const centralTime = 'America/Chicago'

/** The whole object as Acuity writes it, numbers as text where it does so. */
export function presentAppointment(account: AccountState, one: AppointmentState, withForms = true) {
  const calendar = account.calendars.find(({ id }) => id === one.calendarId)
  const type = account.types.find(({ id }) => id === one.typeId)
  const label = account.labels.find(({ id }) => id === one.labelId)
  const zone = calendar?.timeZone ?? account.timeZone
  const [from, to] = [wordsOf(one.startsAt, one.timeZone), wordsOf(one.startsAt + one.minutes * 60_000, one.timeZone)]
  const forms = account.forms
    .filter(({ id }) => type?.formIds.includes(id))
    .map(({ id, name, fields }) => ({
      ...{ id, name },
      values: fields.map((field, index) => ({
        ...{ id: one.id * 10 + index, fieldID: field.id, name: field.name, value: one.fields.get(field.id) ?? '' },
      })),
    }))
  return {
    ...{ id: one.id, firstName: one.firstName, lastName: one.lastName, phone: one.phone, email: one.email },
    ...{ date: from.date, time: from.time, endTime: to.time },
    dateCreated: wordsOf(one.createdAt, centralTime).date,
    datetimeCreated: writeInstant(one.createdAt, centralTime),
    datetime: writeInstant(one.startsAt, one.timeZone),
    ...{ price: '0.00', priceSold: '0.00', paid: 'no', amountPaid: '0.00' },
    ...{ type: type?.name ?? '', appointmentTypeID: one.typeId, classID: null, addonIDs: one.addonIds },
    category: type?.category ?? '',
    ...{ duration: String(one.minutes), calendar: calendar?.name ?? '', calendarID: one.calendarId, certificate: null },
    confirmationPage: `https://app.acuityscheduling.com/schedule.php?owner=1&action=appt&id%5B%5D=${one.id}`,
    ...{ location: calendar?.location ?? '', notes: one.notes, timezone: one.timeZone, calendarTimezone: zone },
    ...{
      canceled: one.cancelled,
      canClientCancel: account.clientsMayCancel,
      canClientReschedule: account.clientsMayReschedule,
    },
    ...(one.cancelled && { noShow: one.noShow }),
    labels: label ? [{ ...label }] : null,
    ...(withForms && { forms, formsText: '' }),
    ...{ isVerified: false, scheduledBy: null },
  }
}
