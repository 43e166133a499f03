import { bundleListSchema, bundleSchema, type CreateBundle } from '@medinotes/shared/documents'
import { api } from '../../../lib/api-client.ts'
import { pagedQuery } from '../../../lib/paged-query.ts'
import { bundlesKey } from '../document-keys.ts'

const pathOf = (bookingId: string) => `/bookings/${encodeURIComponent(bookingId)}/bundles`

export const bundlesQuery = (bookingId: string) =>
  pagedQuery({
    queryKey: [...bundlesKey, 'of-booking', bookingId],
    path: pathOf(bookingId),
    schema: bundleListSchema,
    filters: { limit: 20 },
  })

export const createBundle = ({ bookingId, ...body }: CreateBundle & { bookingId: string }) =>
  api.post(pathOf(bookingId), body, bundleSchema)
