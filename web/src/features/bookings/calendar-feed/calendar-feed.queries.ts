import { calendarFeedSchema, newCalendarFeedSchema } from '@medinotes/shared/calendars'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '../../../lib/api-client.ts'

export const calendarFeedQuery = queryOptions({
  queryKey: ['calendar-feed'],
  queryFn: ({ signal }) => api.get('/calendar-feed', calendarFeedSchema, { signal }),
})

/** A new address; the earlier one ends. */
export const makeCalendarFeed = () => api.post('/calendar-feed', undefined, newCalendarFeedSchema)

export const endCalendarFeed = () => api.delete('/calendar-feed', z.unknown())
