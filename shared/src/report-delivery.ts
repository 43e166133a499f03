import { z } from 'zod'
import { idSchema, instantSchema, requiredTextSchema } from './common.ts'
import { documentSchema, reasonSchema } from './documents.ts'

/** Where a report answers a question, or why it does not. */
export const answerSchema = z.object({
  documentId: idSchema.nullable(),
  page: z.int().nullable(),
  /** Why the question is not answered. */
  waiver: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instantSchema,
})

export const trackedQuestionSchema = z.object({
  number: z.int(),
  text: z.string(),
  /** Where the letter of instruction asks it. */
  source: z.object({ documentId: idSchema, page: z.int() }).nullable(),
  /** Null while it is open; the referrer sees answers once a report is released. */
  answer: answerSchema.nullable(),
})
export type TrackedQuestion = z.infer<typeof trackedQuestionSchema>

/** `PUT /api/bookings/:id/questions/:number/answer`; `DELETE` opens it again. */
export const giveAnswerSchema = z.union([
  z.strictObject({ documentId: idSchema, page: z.int().min(1).max(10_000) }),
  z.strictObject({ waiver: reasonSchema }),
])
export type GiveAnswer = z.infer<typeof giveAnswerSchema>

/** `PUT /api/bookings/:id/questions/:number/source`; `DELETE` takes the link away. */
export const questionSourceSchema = z.strictObject({ documentId: idSchema, page: z.int().min(1).max(10_000) })
export type QuestionSource = z.infer<typeof questionSourceSchema>

export const questionParamsSchema = z.strictObject({
  id: idSchema,
  number: z.coerce.number().int().min(1).max(50),
})

export const recipientSchema = z.object({
  id: idSchema,
  kind: z.enum(['referrer', 'nominated']),
  name: z.string(),
  /** Of a nominated doctor; shown to the practice that named it. */
  email: z.string().nullable(),
  /** When the report was opened first. */
  openedAt: instantSchema.nullable(),
})
export type Recipient = z.infer<typeof recipientSchema>

export const releaseSchema = z.object({
  id: idSchema,
  documentId: idSchema,
  filename: z.string(),
  sha256: z.string(),
  releasedAt: instantSchema,
  releasedBy: z.string().nullable(),
  recipients: z.array(recipientSchema),
  recall: z.object({ at: instantSchema, by: z.string().nullable(), reason: z.string() }).nullable(),
})
export type Release = z.infer<typeof releaseSchema>

/** What keeps a report from being released. */
export const releaseBlocks = ['not-attended', 'no-report', 'questions-open', 'not-clean', 'already-released'] as const
export const releaseBlockSchema = z.enum(releaseBlocks)
export type ReleaseBlock = z.infer<typeof releaseBlockSchema>

/** `GET /api/bookings/:id/report`: questions, who may get the report, and what was released, the latest first. */
export const reportDeliverySchema = z.object({
  bookingId: idSchema,
  questions: z.array(trackedQuestionSchema),
  /** Reports of the practice that are not released. */
  candidates: z.array(documentSchema),
  /** People of the firm who may get it; the one who booked first. Empty for the firm's own people. */
  referrers: z.array(z.object({ id: idSchema, name: z.string(), booked: z.boolean() })),
  blocks: z.array(releaseBlockSchema),
  releases: z.array(releaseSchema),
  dueAt: instantSchema,
  metAt: instantSchema.nullable(),
  /** What the caller may do here. */
  actions: z.array(z.enum(['answer', 'link', 'release', 'recall'])),
})
export type ReportDelivery = z.infer<typeof reportDeliverySchema>

/** `POST /api/documents/:id/release`. */
export const releaseReportSchema = z.strictObject({
  version: z.int(),
  recipients: z.strictObject({
    referrerIds: z.array(idSchema).min(1, 'Choose who gets it').max(20),
    nominated: z
      .array(
        z.strictObject({
          name: requiredTextSchema(200, 'Enter the name of the doctor'),
          email: z.email('Enter an e-mail address, such as name@clinic.com.au').max(254),
        }),
      )
      .max(5)
      .default([]),
  }),
})
export type ReleaseReport = z.output<typeof releaseReportSchema>

/** `POST /api/documents/:id/recall`. */
export const recallReportSchema = z.strictObject({ reason: reasonSchema })
export type RecallReport = z.infer<typeof recallReportSchema>

/** A nominated doctor's way, public: `POST /api/deliveries/code` sends a code to the address the link went to. */
export const deliveryTokenSchema = z.strictObject({ token: z.string().min(20).max(200) })
/** → whose report it is; nothing of the examination before the code. */
export const deliveryCodeSchema = z.object({ practiceName: z.string(), minutes: z.int() })
export type DeliveryCode = z.infer<typeof deliveryCodeSchema>
/** `POST /api/deliveries/open` → what was delivered, and a ticket for its bytes. */
export const openDeliverySchema = z.strictObject({
  token: z.string().min(20).max(200),
  code: z.string().regex(/^\d{6}$/, 'Enter the six digits'),
  purpose: z.enum(['download', 'view']).default('download'),
})
export const deliverySchema = z.object({
  reference: z.string(),
  practiceName: z.string(),
  filename: z.string(),
  size: z.int(),
  releasedAt: instantSchema,
  /** Good for one request within 60 s; `open` with the same code gives another for ten minutes. */
  url: z.string(),
})
export type Delivery = z.infer<typeof deliverySchema>
