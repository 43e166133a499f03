import { consultationSchema, noteVersionSchema } from '@medinotes/shared/consultations'
import {
  type AcceptFinding,
  awaitedCosignatureListSchema,
  colleagueListSchema,
  cosignatureSchema,
  type EditConsultation,
  versionListSchema,
} from '@medinotes/shared/note-life'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'
import { pagedQuery } from '../../lib/paged-query.ts'
import { cosignaturesKey, noteKey } from './consultation-keys.ts'

const pathOf = (id: string) => `/consultations/${encodeURIComponent(id)}`

/** Below the key of the note itself, so that a change of it renews them. */
export const versionsQuery = (id: string) =>
  pagedQuery({
    queryKey: [...noteKey(id), 'versions'],
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

export const colleaguesQuery = (id: string) =>
  queryOptions({
    queryKey: [...noteKey(id), 'colleagues'],
    queryFn: ({ signal }) => api.get(`${pathOf(id)}/colleagues`, colleagueListSchema, { signal }),
  })

/** What waits for the person's own signature beside the author's. */
export const awaitedCosignaturesQuery = pagedQuery({
  queryKey: cosignaturesKey,
  path: '/cosignatures',
  schema: awaitedCosignatureListSchema,
})

export const requestCosignature = (id: string, personId: string) =>
  api.post(`${pathOf(id)}/cosignatures`, { personId }, cosignatureSchema)

/** `reason` is for a decline. */
export interface CosignatureAnswer {
  id: string
  cosignatureId: string
  answer: 'sign' | 'decline' | 'withdraw'
  reason?: string
}

export const answerCosignature = ({ id, cosignatureId, answer, reason }: CosignatureAnswer) =>
  api.post(
    `${pathOf(id)}/cosignatures/${encodeURIComponent(cosignatureId)}/${answer}`,
    reason === undefined ? undefined : { reason },
    cosignatureSchema,
  )
