import type { AccountState, AppointmentType, Calendar, Form } from './account.ts'
import { ok } from './reply.ts'
import { openRoute, route } from './route.ts'

const presentCalendar = ({ timeZone, ...rest }: Calendar) => ({
  ...{ ...rest, replyTo: rest.email, description: '', timezone: timeZone, thumbnail: '', image: '' },
})

const presentType = ({ minutes, calendarIds, formIds, ...rest }: AppointmentType) => ({
  ...{ ...rest, description: '', duration: minutes, price: '0.00', color: '#6FCF97', classSize: null },
  ...{ calendarIDs: calendarIds, addonIDs: [], formIDs: formIds, image: '' },
  schedulingUrl: `https://app.acuityscheduling.com/schedule.php?owner=1&appointmentType=${rest.id}`,
})

const presentForm = ({ typeIds, ...rest }: Form) => ({
  ...{ ...rest, description: '', appointmentTypeIDs: typeIds },
  fields: rest.fields.map((field) => ({ ...field, options: [] })),
})

function presentAccount({ userId, email, timeZone, plan, name }: AccountState) {
  const schedulingPage = 'https://emulated.acuityscheduling.test/'
  const shown = { firstDayOfWeek: 0, timeFormat: 'ampm', currency: 'AUD', schedulingPage, embedCode: '' }
  return { id: Number(userId), email, timezone: timeZone, ...shown, plan, name, description: '' }
}

export const catalogueRoutes = (account: AccountState) => [
  route('GET /me', () => ok(presentAccount(account))),
  route('GET /calendars', () => ok(account.calendars.map(presentCalendar))),
  route('GET /appointment-types', ({ query }) =>
    ok(account.types.filter(({ active }) => active || query.get('includeDeleted') === 'true').map(presentType)),
  ),
  route('GET /forms', () => ok(account.forms.map(presentForm))),
  route('GET /labels', () => ok(account.labels)),
  route('GET /appointment-addons', () => ok(account.addons)),
  openRoute('GET /meta', () => ok({ hooks: ['127.0.0.0/8'] })),
]
