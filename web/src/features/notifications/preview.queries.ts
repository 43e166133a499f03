import { noticePreviewListSchema } from '@medinotes/shared/notices'
import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../../lib/api-client.ts'

export type NoticePreview = z.infer<typeof noticePreviewListSchema>['items'][number]

/** Every template with made-up facts. */
export const previewsQuery = queryOptions({
  queryKey: ['notice-previews'],
  queryFn: ({ signal }) => api.open.get('/notices/previews', noticePreviewListSchema, { signal }),
  staleTime: Infinity,
})
