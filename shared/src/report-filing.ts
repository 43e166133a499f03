import { z } from 'zod'
import { idSchema, instantSchema } from './common.ts'

/** `GET /api/consultations/:id/report`, of a signed report whose booking's practice keeps it as a document. */
export const reportFilingSchema = z.object({
  bookingId: idSchema,
  /** The latest; null until it is filed. */
  filed: z
    .object({
      documentId: idSchema,
      filedAt: instantSchema,
      /** False once something was added to the note that the document does not have. */
      isCurrent: z.boolean(),
    })
    .nullable(),
  /** Numbers of questions that are waived, or answered in another document. */
  answeredElsewhere: z.array(z.int()),
})
export type ReportFiling = z.infer<typeof reportFilingSchema>

/** `POST /api/consultations/:id/report`: as it stands now; filed twice it is one document. Answers like the GET. */
export const fileReportSchema = z.strictObject({
  /** Whether questions that are answered elsewhere, or waived, are from now on answered here. */
  replaceAnswers: z.boolean().default(false),
})
export type FileReport = z.infer<typeof fileReportSchema>
