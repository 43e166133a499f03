import { disclosureListSchema, type PreviewSending, sendingPreviewSchema } from '@medinotes/shared/disclosures'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/api-client.ts'
import { pagedQuery } from '../../../lib/paged-query.ts'
import { consultationQuery } from '../consultation.queries.ts'

/** What would be sent of these notes; asked with a body, since it is health data. */
export const sendingPreviewQuery = (visit: PreviewSending) =>
  queryOptions({
    queryKey: ['sending-preview', visit],
    queryFn: ({ signal }) => api.post('/consultations/preview', visit, sendingPreviewSchema, { signal }),
    placeholderData: keepPreviousData,
    // It is PHI of a form that may never be sent.
    gcTime: 0,
    retry: false,
  })

export const sentQuery = (id: string) =>
  pagedQuery({
    queryKey: [...consultationQuery(id).queryKey, 'sent'],
    path: `/consultations/${encodeURIComponent(id)}/sent`,
    schema: disclosureListSchema,
  })
