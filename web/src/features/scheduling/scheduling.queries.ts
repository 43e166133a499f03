import {
  type ChangeExamType,
  type ChangePlace,
  examTypeListSchema,
  examTypeSchema,
  placeListSchema,
  placeSchema,
  specialistListSchema,
  type SpecialistQuery,
} from '@medinotes/shared/scheduling'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'
import { pagedQuery, wholeListQuery } from '../../lib/paged-query.ts'
import { schedulingKey } from './scheduling-keys.ts'

export const examTypesQuery = queryOptions({
  queryKey: [...schedulingKey, 'exam-types', 'active'],
  queryFn: ({ signal }) => api.get('/exam-types', examTypeListSchema, { signal }),
})

/** With those that are not offered any more. */
export const allExamTypesQuery = queryOptions({
  queryKey: [...schedulingKey, 'exam-types', 'all'],
  queryFn: ({ signal }) => api.get('/exam-types', examTypeListSchema, { query: { all: true }, signal }),
})

export const placesQuery = queryOptions({
  queryKey: [...schedulingKey, 'places'],
  queryFn: ({ signal }) => api.get('/places', placeListSchema, { signal }),
})

const specialists = { queryKey: [...schedulingKey, 'specialists'], path: '/specialists', schema: specialistListSchema }

/** Those of the caller's practice, listed for bookings or not. */
export const ownSpecialistsQuery = wholeListQuery({ ...specialists, filters: { practice: 'own' } })

/** Every listed one. */
export const listedSpecialistsQuery = wholeListQuery(specialists)

export type SpecialistFilters = Partial<Pick<SpecialistQuery, 'practice' | 'query'>>

/** The same page by page, for who keeps them. */
export const specialistsQuery = (filters: SpecialistFilters) => pagedQuery({ ...specialists, filters })

/** Adds one where there is no id. */
export const savePlace = (id: string | null, place: ChangePlace) =>
  id === null ? api.post('/places', place, placeSchema) : api.put(`/places/${id}`, place, placeSchema)

export const saveExamType = (id: string | null, examType: ChangeExamType) =>
  id === null
    ? api.post('/admin/exam-types', examType, examTypeSchema)
    : api.put(`/admin/exam-types/${id}`, examType, examTypeSchema)
