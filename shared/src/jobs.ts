import { z } from 'zod'
import { instantSchema, listSchema } from './common.ts'

/** A number of the queue's, kept as text. */
export const jobIdSchema = z.string().regex(/^[1-9]\d{0,17}$/)

/** `GET /api/admin/jobs`: work in the background that failed, the latest first. */
export const failedJobSchema = z.object({
  id: jobIdSchema,
  name: z.string(),
  /** What went wrong last; names nobody. */
  reason: z.string(),
  attempts: z.int(),
  maxAttempts: z.int(),
  /** Null where it has been given up and waits for somebody to decide. */
  nextAttemptAt: instantSchema.nullable(),
  createdAt: instantSchema,
  failedAt: instantSchema,
})
export type FailedJob = z.infer<typeof failedJobSchema>
export const failedJobListSchema = listSchema(failedJobSchema)
