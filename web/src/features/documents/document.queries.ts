import {
  type ChangeDocument,
  documentListSchema,
  documentSchema,
  type TicketRequest,
  ticketSchema,
} from '@medinotes/shared/documents'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'
import { pagedQuery } from '../../lib/paged-query.ts'
import { documentsKey } from './document-keys.ts'

export const bookingDocumentsQuery = (bookingId: string) =>
  pagedQuery({
    queryKey: [...documentsKey, 'of-booking', bookingId],
    path: `/bookings/${encodeURIComponent(bookingId)}/documents`,
    schema: documentListSchema,
    filters: { limit: 100 },
  })

const pathOf = (id: string) => `/documents/${encodeURIComponent(id)}`

export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: [...documentsKey, 'one', id],
    queryFn: ({ signal }) => api.get(pathOf(id), documentSchema, { signal }),
  })

export const changeDocument = ({ id, body }: { id: string; body: ChangeDocument }) =>
  api.patch(pathOf(id), body, documentSchema)

/** An address of this site that gives the bytes once, within a minute, without a token. */
export const documentTicket = ({ id, purpose }: { id: string } & TicketRequest) =>
  api.post(`${pathOf(id)}/ticket`, { purpose } satisfies TicketRequest, ticketSchema)
