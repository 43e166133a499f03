import {
  type BookingDraft,
  bookingDraftListSchema,
  bookingDraftSchema,
  pastMatterListSchema,
  type SaveDraft,
} from '@medinotes/shared/booking-drafts'
import { bookingSchema } from '@medinotes/shared/booking-views'
import type { ConfirmBooking, Hold } from '@medinotes/shared/bookings'
import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '../../../lib/api-client.ts'
import { bookingsKey } from '../booking-keys.ts'

const pathOf = (id: string) => `/bookings/${encodeURIComponent(id)}`

export const holdSlot = (hold: Hold) => api.post('/bookings', hold, bookingSchema)
export const extendHold = (id: string) => api.post(`${pathOf(id)}/extend`, undefined, bookingSchema)
export const releaseHold = (id: string) => api.delete(pathOf(id), z.unknown())
export const confirmHold = ({ id, details }: { id: string; details: ConfirmBooking }) =>
  api.post(`${pathOf(id)}/confirm`, details, bookingSchema)

// Not below the bookings' key: what happens to bookings changes no form in progress.
const draftsKey = ['booking-drafts'] as const

/** Forms in progress, the latest first; nobody has more than a page of them. */
export const draftsQuery = queryOptions({
  queryKey: draftsKey,
  queryFn: ({ signal }) => api.get('/booking-drafts', bookingDraftListSchema, { query: { limit: 100 }, signal }),
  select: ({ items }) => items,
  staleTime: 60_000,
})

const draftPath = (id: string) => `/booking-drafts/${encodeURIComponent(id)}`

export const saveDraft = (id: string, draft: SaveDraft) => api.put(draftPath(id), draft, bookingDraftSchema)
export const deleteDraft = (id: string) => api.delete(draftPath(id), z.unknown())

/** The list follows what was saved or deleted without being asked for again. */
export const putIntoDrafts = (client: QueryClient, id: string, draft: BookingDraft | null) =>
  client.setQueryData(draftsQuery.queryKey, (list) => {
    if (!list) return list
    const others = list.items.filter((each) => each.id !== id)
    return { ...list, items: draft ? [draft, ...others] : others }
  })

/** Matters of earlier bookings by the beginning of a name or a claim number. */
export const pastMattersQuery = (query: string) =>
  queryOptions({
    queryKey: [...bookingsKey, 'matters', query],
    queryFn: ({ signal }) => api.get('/matters', pastMatterListSchema, { query: { query, limit: 5 }, signal }),
    select: ({ items }) => items,
    staleTime: 60_000,
  })
