import { z } from 'zod'
import { idSchema, instantSchema, listSchema, timeOfDaySchema, timeZoneSchema } from './common.ts'

export const noticeChannels = ['email', 'sms'] as const
export const noticeChannelSchema = z.enum(noticeChannels)
export type NoticeChannel = z.infer<typeof noticeChannelSchema>

/** What people choose by. `account` and `invitations` always come by e-mail; `alarms` too, and may come by SMS as well. */
export const noticeCategories = [
  'account',
  'invitations',
  'alarms',
  'practice',
  'notes',
  'bookings',
  'documents',
  'reminders',
  // To people who are to be examined: they have no account, and whoever books says whether they are told.
  'examinee',
  // To doctors whom a report is sent to beside the referrer: they have no account either.
  'delivery',
  // Letters of clinicians to their patients, who have no account; each is sent by hand.
  'letters',
] as const
export const noticeCategorySchema = z.enum(noticeCategories)
export type NoticeCategory = z.infer<typeof noticeCategorySchema>

/** Those that people with an account are told about. */
export const chosenCategories = noticeCategories.filter(
  (category) => category !== 'examinee' && category !== 'delivery' && category !== 'letters',
)

/** Which channels somebody may turn on or off, and how they are at first. */
export const noticeChoices: Record<
  NoticeCategory,
  { email: 'always' | boolean; sms: 'never' | boolean; urgent: boolean }
> = {
  account: { email: 'always', sms: 'never', urgent: true },
  invitations: { email: 'always', sms: 'never', urgent: true },
  alarms: { email: 'always', sms: false, urgent: true },
  practice: { email: true, sms: false, urgent: false },
  notes: { email: true, sms: false, urgent: false },
  bookings: { email: true, sms: false, urgent: false },
  documents: { email: true, sms: false, urgent: false },
  reminders: { email: true, sms: false, urgent: false },
  examinee: { email: 'always', sms: 'never', urgent: true },
  delivery: { email: 'always', sms: 'never', urgent: true },
  letters: { email: 'always', sms: 'never', urgent: true },
}

export const noticeStatuses = ['queued', 'sending', 'sent', 'failed', 'blocked', 'bounced', 'suppressed'] as const
export const noticeStatusSchema = z.enum(noticeStatuses)
export type NoticeStatus = z.infer<typeof noticeStatusSchema>

/** Why a notice is not sent, or not yet. */
export const noticeFaults = [
  'not-configured',
  'not-sent-by-earlier-version',
  'server-unreachable',
  'server-busy',
  'server-refused',
  'address-refused',
  'address-bounced',
  'complained',
  'stopped',
  'not-wanted',
  'quiet-hours',
  'identifier-found',
  // Whoever administers the organization gave it up.
  'discarded',
] as const
export const noticeFaultSchema = z.enum(noticeFaults)
export type NoticeFault = z.infer<typeof noticeFaultSchema>

/** An identifier of its case that a notice named: which kind, and where; never the identifier. */
export const noticeFindingSchema = z.object({
  kind: z.enum(['name', 'date', 'number', 'phone', 'email']),
  where: z.enum(['subject', 'text', 'link']),
})
export type NoticeFinding = z.infer<typeof noticeFindingSchema>

/** `GET /api/inbox`, in demo mode only: what was left to be sent, the latest first. */
export const sentNoticeSchema = z.object({
  id: idSchema,
  channel: noticeChannelSchema,
  recipient: z.string(),
  /** Null for an SMS. */
  subject: z.string().nullable(),
  text: z.string(),
  /** Null for an SMS. */
  html: z.string().nullable(),
  /** What the file beside it is called; null without one. */
  attachment: z.string().nullable(),
  status: noticeStatusSchema,
  fault: noticeFaultSchema.nullable(),
  createdAt: instantSchema,
})
export type SentNotice = z.infer<typeof sentNoticeSchema>
export const inboxSchema = listSchema(sentNoticeSchema)

/** `GET /api/notices/previews`, in demo mode only: every template with sample facts. */
export const noticePreviewListSchema = z.object({
  items: z.array(
    z.object({
      template: z.string(),
      category: noticeCategorySchema,
      channel: noticeChannelSchema,
      subject: z.string().nullable(),
      text: z.string(),
      html: z.string().nullable(),
    }),
  ),
})

export const quietHoursSchema = z
  .strictObject({ from: timeOfDaySchema, to: timeOfDaySchema })
  .refine(({ from, to }) => from !== to, {
    message: 'Choose an end other than the beginning',
    path: ['to'],
  })

/** `PUT /api/notices/preferences`; what cannot be chosen is refused with `malformed`. */
export const noticePreferencesSchema = z.strictObject({
  choices: z.record(noticeCategorySchema, z.strictObject({ email: z.boolean(), sms: z.boolean() })),
  quietHours: quietHoursSchema.nullable(),
  timeZone: timeZoneSchema,
})
export type NoticePreferences = z.infer<typeof noticePreferencesSchema>

/** `GET /api/notices/preferences`. */
export const ownNoticePreferencesSchema = noticePreferencesSchema.extend({
  /** The confirmed number, its middle hidden; null without one. */
  phone: z.string().nullable(),
  /** A number that waits for its code. */
  phoneToConfirm: z.string().nullable(),
  /** They answered STOP to an SMS: nothing is sent to the number before they send START. */
  smsStopped: z.boolean(),
  /** Whether this installation can send SMS at all. */
  smsAvailable: z.boolean(),
})
export type OwnNoticePreferences = z.infer<typeof ownNoticePreferencesSchema>

/** `POST /api/notices/phone` sends a code to the number; `POST /api/notices/phone/confirm` `{ code }`; `DELETE /api/notices/phone`. */
export const noticePhoneSchema = z.strictObject({ phone: z.string().max(30) })
export const noticePhoneCodeSchema = z.strictObject({
  code: z.string().regex(/^\d{6}$/, 'Enter the six digits of the SMS'),
})

/** `GET /api/notices`: what did not arrive, of the caller's organization; what can be done is in `jobs.ts`. */
export const troubledNoticeSchema = z.object({
  id: idSchema,
  template: z.string(),
  category: noticeCategorySchema,
  channel: noticeChannelSchema,
  /** `j…@example.com`, `+61…678`. */
  recipient: z.string(),
  status: noticeStatusSchema,
  fault: noticeFaultSchema.nullable(),
  findings: z.array(noticeFindingSchema),
  attempts: z.int(),
  createdAt: instantSchema,
})
export type TroubledNotice = z.infer<typeof troubledNoticeSchema>
export const troubledNoticeListSchema = listSchema(troubledNoticeSchema)
