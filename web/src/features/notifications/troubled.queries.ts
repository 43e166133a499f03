import { troubledNoticeListSchema } from '@medinotes/shared/notices'
import { z } from 'zod'
import { api } from '../../lib/api-client.ts'
import { pagedQuery } from '../../lib/paged-query.ts'

export const troubledNoticesQuery = pagedQuery({
  queryKey: ['notices'],
  path: '/notices',
  schema: troubledNoticeListSchema,
})

export const sendAgain = (id: string) =>
  api.post(`/notices/${encodeURIComponent(id)}/send-again`, undefined, z.unknown())
