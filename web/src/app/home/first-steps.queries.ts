import { firstStepsSchema } from '@medinotes/shared/first-steps'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '../../lib/api-client.ts'

export const firstStepsQuery = queryOptions({
  queryKey: ['first-steps'],
  queryFn: ({ signal }) => api.get('/me/first-steps', firstStepsSchema, { signal }),
  // Whatever was done meanwhile ticks itself off.
  refetchOnMount: 'always',
})

export const dismissFirstSteps = () => api.post('/me/first-steps/dismiss', undefined, z.unknown())
