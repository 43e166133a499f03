import { z } from 'zod'
import { idSchema } from './common.ts'
import { consultationSummarySchema } from './consultations.ts'

/** `GET /api/consultations/:id/timeline`: what the caller may read under the name in that note, the latest visit first. */
export const timelineSchema = z.object({
  patientName: z.string(),
  items: z.array(
    consultationSummarySchema.extend({
      bookingId: idSchema.nullable(),
      /** What has to be settled before a draft can be signed; 0 for anything else. */
      openFindings: z.int().min(0),
      openTasks: z.int().min(0),
    }),
  ),
  /** There are more than are shown. */
  isCapped: z.boolean(),
})
export type Timeline = z.infer<typeof timelineSchema>
export type TimelineItem = Timeline['items'][number]
