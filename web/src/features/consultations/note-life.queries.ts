import { consultationSchema, noteVersionSchema } from '@medinotes/shared/consultations'
import { type AcceptFinding, type EditConsultation, versionListSchema } from '@medinotes/shared/note-life'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'
import { pagedQuery } from '../../lib/paged-query.ts'
import { consultationQuery } from './consultation.queries.ts'

const pathOf = (id: string) => `/consultations/${encodeURIComponent(id)}`

/** Below the key of the note itself, so that a change of it renews them. */
export const versionsQuery = (id: string) =>
  pagedQuery({
    queryKey: [...consultationQuery(id).queryKey, 'versions'],
    path: `${pathOf(id)}/versions`,
    schema: versionListSchema,
  })

/** A version never changes. */
export const noteVersionQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['note-version', id, version],
    queryFn: ({ signal }) => api.get(`${pathOf(id)}/versions/${version}`, noteVersionSchema, { signal }),
    staleTime: Infinity,
  })

export const editNote = (id: string, edit: EditConsultation) => api.patch(pathOf(id), edit, consultationSchema)

export const acceptFinding = (id: string, acceptance: AcceptFinding) =>
  api.post(`${pathOf(id)}/acceptances`, acceptance, consultationSchema)

export const reopenFinding = (id: string, acceptanceId: string) =>
  api.delete(`${pathOf(id)}/acceptances/${encodeURIComponent(acceptanceId)}`, consultationSchema)

export const signNote = (id: string, version: number) => api.post(`${pathOf(id)}/sign`, { version }, consultationSchema)

export const addAddendum = (id: string, text: string) => api.post(`${pathOf(id)}/addenda`, { text }, consultationSchema)
