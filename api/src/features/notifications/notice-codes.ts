import {
  noticeCategorySchema,
  noticeChannelSchema,
  noticeFaultSchema,
  noticeStatusSchema,
} from '@medinotes/shared/notices'
import { z } from 'zod'

/** Columns of a notice that hold a code; the database knows them as text. */
export const noticeCodesSchema = z.object({
  category: noticeCategorySchema,
  channel: noticeChannelSchema,
  status: noticeStatusSchema,
  fault: noticeFaultSchema.nullable(),
})
