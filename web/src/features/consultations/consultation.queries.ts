import {
  consultationListSchema,
  consultationSchema,
  type Consultation,
  type ConsultationQuery,
} from '@medinotes/shared/consultations'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '../../lib/api-client.ts'
import { pagedQuery } from '../../lib/paged-query.ts'
import { latestNotesKey, noteKey, noteListsKey } from './consultation-keys.ts'

export type HistoryFilters = Pick<ConsultationQuery, 'query' | 'status' | 'template' | 'tasks' | 'from' | 'to'>

export const consultationsQuery = (filters: HistoryFilters) =>
  pagedQuery({
    queryKey: noteListsKey,
    path: '/consultations',
    schema: consultationListSchema,
    filters,
  })

/** One page of the latest notes of any status: home and the command palette share it, and each asking is a recorded read. */
export const latestNotesQuery = () =>
  queryOptions({
    queryKey: latestNotesKey,
    queryFn: ({ signal }) => api.get('/consultations', consultationListSchema, { query: { limit: 50 }, signal }),
    staleTime: 30_000,
  })

/** The caller's own notes of a booking, the latest first. */
export const notesOfBookingQuery = (bookingId: string) =>
  queryOptions({
    queryKey: [...noteListsKey, 'of-booking', bookingId],
    queryFn: ({ signal }) =>
      api.get('/consultations', consultationListSchema, { query: { bookingId, limit: 50 }, signal }),
  })

export const consultationQuery = (id: string) =>
  queryOptions<Consultation>({
    queryKey: noteKey(id),
    queryFn: ({ signal }) => api.get(`/consultations/${encodeURIComponent(id)}`, consultationSchema, { signal }),
  })

/** The stream then tells that it was stopped; the reply adds nothing. */
export const stopConsultation = (id: string) =>
  api.post(`/consultations/${encodeURIComponent(id)}/stop`, undefined, z.unknown())
