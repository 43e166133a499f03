import { type ReportDelivery, releaseReportSchema } from '@medinotes/shared/report-delivery'
import { z } from 'zod'

const { referrerIds, nominated } = releaseReportSchema.shape.recipients.shape

export const releaseFormSchema = z.object({
  documentId: z.string().min(1, 'Choose a report'),
  referrerIds,
  nominated: nominated.unwrap(),
})
export type ReleaseForm = z.input<typeof releaseFormSchema>

export const mostNominated = 5

/** The latest report, to whoever booked. */
export const releaseDefaults = ({ candidates, referrers }: ReportDelivery): ReleaseForm => ({
  documentId: (candidates.find(({ status }) => status === 'clean') ?? candidates[0])?.id ?? '',
  referrerIds: referrers.filter(({ booked }) => booked).map(({ id }) => id),
  nominated: [],
})
