import { bookingStatusSchema } from '@medinotes/shared/bookings'
import { dateSchema, idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { useListFilters, withoutEmpty } from '../../../lib/use-list-filters.ts'
import { dayInSydney } from './days.ts'
import { bookingViews, filtersOf } from './booking-views.ts'

const addressSchema = z.object({
  view: z.enum(bookingViews).catch('upcoming'),
  status: bookingStatusSchema.optional().catch(undefined),
  specialistId: idSchema.optional().catch(undefined),
  from: dateSchema.optional().catch(undefined),
  to: dateSchema.optional().catch(undefined),
  paperwork: z.literal('missing').optional().catch(undefined),
  order: z.enum(['earliest', 'latest']).optional().catch(undefined),
})

const names = ['view', 'status', 'specialistId', 'from', 'to', 'paperwork', 'order'] as const

/** The view and its filters in the address, the search for a person or a claim beside it. */
export function useBookingFilters() {
  const { address, query, ...list } = useListFilters(names, ['view'])
  const { view, ...narrowing } = addressSchema.parse(address)
  const chosen = withoutEmpty({ ...narrowing, query })
  const filters = view === 'to-do' ? {} : filtersOf(view, chosen, dayInSydney(0), dayInSydney(-1))
  return { view, chosen, filters, ...list }
}

export type BookingFilterState = ReturnType<typeof useBookingFilters>
