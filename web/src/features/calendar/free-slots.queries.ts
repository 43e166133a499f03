import { type AvailabilityQuery, availabilitySchema } from '@medinotes/shared/availability'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'
import { availabilityKey } from '../bookings/booking-keys.ts'

type FreeSlots = Required<Pick<AvailabilityQuery, 'specialistId' | 'examTypeId' | 'from' | 'to' | 'bookingId'>>

/** Times to which a booking can be moved, without specialists who may not examine that person. */
export const freeSlotsQuery = (filters: FreeSlots) =>
  queryOptions({
    queryKey: [...availabilityKey, 'to-move', filters],
    queryFn: ({ signal }) =>
      api.get('/availability', availabilitySchema, { query: { ...filters, limit: 200 }, signal }),
    staleTime: 0,
  })
