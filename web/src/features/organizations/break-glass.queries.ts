import { breakGlassListSchema, breakGlassSchema } from '@medinotes/shared/organizations'
import { z } from 'zod'
import { api } from '../../lib/api-client.ts'
import { pagedQuery } from '../../lib/paged-query.ts'

export const breakGlassKey = ['break-glass'] as const

export const breakGlassQuery = pagedQuery({
  queryKey: breakGlassKey,
  path: '/break-glass',
  schema: breakGlassListSchema,
})

export const openBreakGlass = (reason: string) => api.post('/break-glass', { reason }, breakGlassSchema)

export const endBreakGlass = (id: string) =>
  api.post(`/break-glass/${encodeURIComponent(id)}/end`, undefined, z.unknown())
