import { dateSchema, idSchema } from '@medinotes/shared/common'
import { useSearchParams } from 'react-router'
import { z } from 'zod'
import { useMe } from '../auth/account.queries.ts'
import { today } from '../consultations/today.ts'
import { type CalendarView, calendarViews } from './calendar-range.ts'
import { useIsPhone } from './use-is-phone.ts'

const addressSchema = z.object({
  view: z.enum(calendarViews).nullable().catch(null),
  date: dateSchema.nullable().catch(null),
  specialist: idSchema.nullable().catch(null),
})

const viewsOnPhone = new Set<CalendarView>(['agenda', 'day', 'specialists'])

/** What the calendar shows, from the address: whoever gets the link sees the same days. */
export function useCalendarAddress() {
  const [parameters, setParameters] = useSearchParams()
  const isPhone = useIsPhone()
  const isAdmin = useMe().role === 'admin'
  const names = ['view', 'date', 'specialist'] as const
  const { view, date, specialist } = addressSchema.parse(
    Object.fromEntries(names.map((name) => [name, parameters.get(name)])),
  )
  const views = calendarViews.filter(
    (each) => (isAdmin || each !== 'specialists') && (!isPhone || viewsOnPhone.has(each)),
  )
  const change = (changed: Partial<Record<(typeof names)[number], string>>) =>
    setParameters((present) => {
      const next = new URLSearchParams(present)
      for (const [name, value] of Object.entries(changed)) {
        if (value) next.set(name, value)
        else next.delete(name)
      }
      return next
    })
  return {
    view: views.find((each) => each === view) ?? (isPhone ? 'agenda' : 'week'),
    date: date ?? today(),
    specialistId: specialist,
    views,
    change,
  }
}

export type CalendarAddress = ReturnType<typeof useCalendarAddress>
