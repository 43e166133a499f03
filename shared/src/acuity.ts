import { z } from 'zod'
import { idSchema, instantSchema, textSchema } from './common.ts'

/** An id in Acuity. */
export const acuityIdSchema = z.int().positive()

/** Why Acuity takes no calls: it does not know the key any more, or the account's plan has no API. */
export const haltedSchema = z.enum(['unauthorized', 'plan'])
export const webhookStateSchema = z.enum(['none', 'active', 'disabled', 'refused'])

/** `GET /api/acuity/account`. */
export const acuityAccountSchema = z.object({
  id: idSchema,
  version: z.int(),
  /** `environment`: by the key of the installation. */
  credentials: z.enum(['key', 'token', 'environment']),
  name: z.string(),
  email: z.string(),
  timeZone: z.string(),
  plan: z.string(),
  referenceFieldId: acuityIdSchema.nullable(),
  halted: haltedSchema.nullable(),
  haltedAt: instantSchema.nullable(),
  connectedAt: instantSchema,
  /** When the two sides were last compared. */
  comparedAt: instantSchema.nullable(),
  webhooks: webhookStateSchema,
  webhooksCheckedAt: instantSchema.nullable(),
  lastDeliveryAt: instantSchema.nullable(),
  /** As this instance of the service finds it. */
  answers: z.object({ state: z.enum(['yes', 'no', 'unknown']), latencyMs: z.int().nullable() }),
  openFindings: z.int(),
  /** Appointments that Acuity has not answered yet. */
  unanswered: z.int(),
  /** When what is free was read last; the oldest of the next 14 days. */
  openingsReadAt: instantSchema.nullable(),
})
export type AcuityAccount = z.infer<typeof acuityAccountSchema>

export const acuityConnectionSchema = z.object({
  account: acuityAccountSchema.nullable(),
  /** Ways to connect beside a key. */
  offers: z.object({ oauth: z.boolean(), environment: z.boolean() }),
})
export type AcuityConnection = z.infer<typeof acuityConnectionSchema>

const keySchema = z.strictObject({
  userId: z.string().regex(/^\d{1,12}$/, 'Enter the number under Integrations, API, in Acuity'),
  apiKey: z.string().regex(/^\S{8,200}$/, 'Enter the key under Integrations, API, in Acuity'),
})

/** `POST /api/acuity/account`. */
export const connectAcuitySchema = z.discriminatedUnion('kind', [
  keySchema.extend({ kind: z.literal('key') }),
  z.strictObject({ kind: z.literal('environment') }),
])
export type ConnectAcuity = z.infer<typeof connectAcuitySchema>

/** `POST /api/acuity/account/key`: another key of the same account. */
export const changeKeySchema = keySchema
export type ChangeKey = z.infer<typeof changeKeySchema>

/** `POST /api/acuity/authorization` → where to allow it; `…/complete` with what Acuity gave back. */
export const authorizationSchema = z.object({ url: z.url() })
export const completeAuthorizationSchema = z.strictObject({ code: textSchema(500), state: textSchema(2000) })
export type CompleteAuthorization = z.infer<typeof completeAuthorizationSchema>

/** `PATCH /api/acuity/account`. */
export const changeAcuityAccountSchema = z.strictObject({
  version: z.int(),
  referenceFieldId: acuityIdSchema.optional(),
  /** What webhooks are signed with, where an account was connected by OAuth. */
  webhookKey: z
    .string()
    .regex(/^\S{8,200}$/, 'Enter the API key')
    .optional(),
})
export type ChangeAcuityAccount = z.infer<typeof changeAcuityAccountSchema>

/** `GET /api/acuity/catalogue`: what there is in Acuity now. */
export const acuityCatalogueSchema = z.object({
  calendars: z.array(z.object({ id: acuityIdSchema, name: z.string(), location: z.string(), timeZone: z.string() })),
  types: z.array(
    z.object({
      id: acuityIdSchema,
      name: z.string(),
      minutes: z.int(),
      /** Whether it can be booked by us: active, and one examination at a time. */
      bookable: z.boolean(),
      calendarIds: z.array(acuityIdSchema),
    }),
  ),
  /** Fields of one line, which can carry a reference, and on which kinds of appointment they are. */
  fields: z.array(
    z.object({ id: acuityIdSchema, name: z.string(), form: z.string(), typeIds: z.array(acuityIdSchema) }),
  ),
})
export type AcuityCatalogue = z.infer<typeof acuityCatalogueSchema>

const calendarChoiceSchema = z.strictObject({
  calendarId: acuityIdSchema,
  /** Null for telehealth. */
  placeId: idSchema.nullable(),
  /** Whether two appointments at once are one too many. */
  exclusive: z.boolean().default(true),
})
const typeChoiceSchema = z.strictObject({ examTypeId: idSchema, typeId: acuityIdSchema })

/** `PUT /api/acuity/specialists/:id`; no calendars: they are booked by their working hours again. */
export const chooseCalendarsSchema = z
  .strictObject({
    calendars: z.array(calendarChoiceSchema).max(20),
    types: z.array(typeChoiceSchema).max(50),
  })
  .refine(({ calendars, types }) => (calendars.length === 0) === (types.length === 0), {
    path: ['types'],
    message: 'Choose at least one calendar and one kind of appointment, or neither',
  })
export type ChooseCalendars = z.output<typeof chooseCalendarsSchema>

/** `GET /api/acuity/specialists`: of the practice, by name. */
export const acuitySpecialistSchema = z.object({
  id: idSchema,
  name: z.string(),
  specialty: z.string(),
  inAcuity: z.boolean(),
  calendars: z.array(calendarChoiceSchema.extend({ name: z.string() })),
  types: z.array(typeChoiceSchema.extend({ name: z.string(), minutes: z.int() })),
  /** What they offer, to be matched. */
  offers: z.array(z.object({ examTypeId: idSchema, name: z.string(), minutes: z.int() })),
  /** Upcoming bookings that were made before, and that Acuity does not know. */
  outsideAcuity: z.int(),
})
export type AcuitySpecialist = z.infer<typeof acuitySpecialistSchema>
export const acuitySpecialistListSchema = z.object({
  items: z.array(acuitySpecialistSchema),
  nextCursor: z.null(),
})

export const acuityCheckKeys = [
  'credentials',
  'reference-field',
  'required-fields',
  'calendars',
  'types',
  'durations',
  'time-zones',
  'availability',
  'webhooks',
] as const

/** `POST /api/acuity/account/dry-run`: everything a booking needs, tried without booking. */
export const dryRunSchema = z.object({
  checks: z.array(
    z.object({
      key: z.enum(acuityCheckKeys),
      specialistName: z.string().nullable(),
      status: z.enum(['ok', 'warning', 'failed']),
      words: z.string(),
    }),
  ),
  at: instantSchema,
})
export type DryRun = z.infer<typeof dryRunSchema>
export type AcuityCheck = DryRun['checks'][number]
