import { waitlistSchema } from '@medinotes/shared/waitlist'
import { z } from 'zod'
import { api } from '../../../lib/api-client.ts'
import { pagedQuery } from '../../../lib/paged-query.ts'
import { waitlistKey } from '../booking-keys.ts'

export const waitlistQuery = pagedQuery({
  queryKey: [...waitlistKey, 'own'],
  path: '/waitlist',
  schema: waitlistSchema,
})

/** An offer made for it goes to the next who waits. */
export const leaveWaitlist = (id: string) => api.delete(`/waitlist/${encodeURIComponent(id)}`, z.unknown())
