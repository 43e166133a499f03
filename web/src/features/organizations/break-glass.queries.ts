import {
  breakGlassDetailSchema,
  breakGlassListSchema,
  breakGlassSchema,
  type ReviewBreakGlass,
} from '@medinotes/shared/organizations'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '../../lib/api-client.ts'
import { pagedQuery } from '../../lib/paged-query.ts'
import { breakGlassKey } from './organization-keys.ts'

export const breakGlassQuery = pagedQuery({
  queryKey: breakGlassKey,
  path: '/break-glass',
  schema: breakGlassListSchema,
})

/** Those that this person may review now. */
export const waitingReviewsQuery = pagedQuery({
  queryKey: breakGlassKey,
  path: '/break-glass',
  schema: breakGlassListSchema,
  filters: { waiting: true },
})

const grantPath = (id: string) => `/break-glass/${encodeURIComponent(id)}`

export const breakGlassDetailQuery = (id: string) =>
  queryOptions({
    queryKey: [...breakGlassKey, 'one', id],
    queryFn: ({ signal }) => api.get(grantPath(id), breakGlassDetailSchema, { signal }),
  })

export const reviewBreakGlass = ({ id, ...said }: ReviewBreakGlass & { id: string }) =>
  api.post(`${grantPath(id)}/review`, said, breakGlassSchema)

export const openBreakGlass = (reason: string) => api.post('/break-glass', { reason }, breakGlassSchema)

export const endBreakGlass = (id: string) => api.post(`${grantPath(id)}/end`, undefined, z.unknown())
