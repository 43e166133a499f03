import { z } from 'zod'
import { idSchema, instantSchema, listSchema } from './common.ts'

export const noticeChannels = ['email', 'sms'] as const
export const noticeChannelSchema = z.enum(noticeChannels)

/** `GET /api/inbox`, in demo mode only: what would have been sent, the latest first. */
export const sentNoticeSchema = z.object({
  id: idSchema,
  channel: noticeChannelSchema,
  recipient: z.string(),
  /** Null for an SMS. */
  subject: z.string().nullable(),
  text: z.string(),
  createdAt: instantSchema,
})
export type SentNotice = z.infer<typeof sentNoticeSchema>
export const inboxSchema = listSchema(sentNoticeSchema)
