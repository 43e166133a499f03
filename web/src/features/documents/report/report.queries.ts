import {
  type GiveAnswer,
  type QuestionSource,
  type RecallReport,
  type ReleaseReport,
  reportDeliverySchema,
} from '@medinotes/shared/report-delivery'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/api-client.ts'
import { reportsKey } from '../document-keys.ts'

const pathOf = (bookingId: string) => `/bookings/${encodeURIComponent(bookingId)}`

export const reportQuery = (bookingId: string) =>
  queryOptions({
    queryKey: [...reportsKey, 'of-booking', bookingId],
    queryFn: ({ signal }) => api.get(`${pathOf(bookingId)}/report`, reportDeliverySchema, { signal }),
  })

interface Asked {
  bookingId: string
  number: number
}

const questionPath = ({ bookingId, number }: Asked, part: 'answer' | 'source') =>
  `${pathOf(bookingId)}/questions/${number}/${part}`

export const giveAnswer = ({ body, ...asked }: Asked & { body: GiveAnswer }) =>
  api.put(questionPath(asked, 'answer'), body, reportDeliverySchema)

export const reopenQuestion = (asked: Asked) => api.delete(questionPath(asked, 'answer'), reportDeliverySchema)

export const linkQuestion = ({ body, ...asked }: Asked & { body: QuestionSource }) =>
  api.put(questionPath(asked, 'source'), body, reportDeliverySchema)

export const unlinkQuestion = (asked: Asked) => api.delete(questionPath(asked, 'source'), reportDeliverySchema)

export const releaseReport = ({ documentId, body }: { documentId: string; body: ReleaseReport }) =>
  api.post(`/documents/${encodeURIComponent(documentId)}/release`, body, reportDeliverySchema)

export const recallReport = ({ documentId, reason }: RecallReport & { documentId: string }) =>
  api.post(
    `/documents/${encodeURIComponent(documentId)}/recall`,
    { reason } satisfies RecallReport,
    reportDeliverySchema,
  )
