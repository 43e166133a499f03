import { settledSchema } from '@medinotes/shared/jobs'
import { troubledNoticeListSchema } from '@medinotes/shared/notices'
import { api } from '../../lib/api-client.ts'
import { pagedQuery } from '../../lib/paged-query.ts'
import type { Discard } from '../jobs/discard-dialog.tsx'
import { troubledNoticesKey } from './notice-keys.ts'

export const troubledNoticesQuery = pagedQuery({
  queryKey: troubledNoticesKey,
  path: '/notices',
  schema: troubledNoticeListSchema,
})

export const sendAgain = (ids: readonly string[]) => api.post('/notices/send-again', { ids }, settledSchema)

export const discardNotices = (discard: Discard) => api.post('/notices/discard', discard, settledSchema)
