import { bookingListSchema } from '@medinotes/shared/booking-views'
import { type ReportDelivery, reportDeliverySchema } from '@medinotes/shared/report-delivery'
import type { Page } from '@playwright/test'
import { asPerson } from './booked.ts'
import { signInQuietly } from './steps.ts'

const waiver = 'It was withdrawn by telephone.'

/** A report of the demonstration, released to somebody of its firm and to this doctor. */
export async function releaseQuietly(page: Page, email: string) {
  await signInQuietly(page)
  const { get, post } = await asPerson(page)
  const read = async (id: string) => reportDeliverySchema.parse(await get(`/bookings/${id}/report`))
  const { bookingId, questions, candidates, referrers } = await latestReport(get, read)
  for (const { number } of questions) await post(`/bookings/${bookingId}/questions/${number}/answer`, { waiver }, 'PUT')
  const [report] = candidates
  const nominated = [{ name: 'Dr Ottoline Marsh', email }]
  const referrerIds = referrers.slice(0, 1).map(({ id }) => id)
  await post(`/documents/${report?.id}/release`, {
    ...{ version: report?.version, recipients: { referrerIds, nominated } },
  })
  return {
    filename: report?.filename ?? '',
    size: report?.size,
    async openedAt() {
      const recipients = (await read(bookingId)).releases.flatMap((release) => release.recipients)
      return recipients.find((recipient) => recipient.email === email)?.openedAt
    },
    recall: () => post(`/documents/${report?.id}/recall`, { reason: 'Page 4 was of another matter.' }),
  }
}

type Get = (path: string) => Promise<unknown>

async function latestReport(get: Get, read: (id: string) => Promise<ReportDelivery>) {
  const { items } = bookingListSchema.parse(await get('/bookings?status=attended&limit=100'))
  for (const { id } of items.toReversed()) {
    const report = await read(id)
    if (report.candidates.length > 0 && report.referrers.length > 0) return report
  }
  throw new Error('The demonstration has no report to release')
}
