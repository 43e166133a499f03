import { type FileReport, reportFilingSchema } from '@medinotes/shared/report-filing'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/api-client.ts'
import { reportsKey } from '../../documents/document-keys.ts'

const pathOf = (id: string) => `/consultations/${encodeURIComponent(id)}/report`

/** With the reports, so that what is done to one there renews it; `hash` is that of what the note says now. */
export const reportFilingQuery = (id: string, hash: string) =>
  queryOptions({
    queryKey: [...reportsKey, 'of-note', id, hash],
    queryFn: ({ signal }) => api.get(pathOf(id), reportFilingSchema, { signal }),
  })

export const fileReport = (id: string, body: FileReport) => api.post(pathOf(id), body, reportFilingSchema)
