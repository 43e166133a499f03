import { z } from 'zod'

const numberSchema = z.union([z.number(), z.string().regex(/^\d+(\.\d+)?$/)]).transform(Number)
const idsSchema = z
  .array(numberSchema)
  .nullish()
  .transform((ids) => ids ?? [])
const flagSchema = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])

/** `2026-02-03T14:00:00-0800`, the colon left out as Acuity writes it. */
const instantSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:?\d\d)$/)
  .transform((written) => new Date(written.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')))
  .refine((instant) => !Number.isNaN(instant.getTime()))

export const accountSchema = z.object({
  id: numberSchema,
  email: z.string(),
  timezone: z.string(),
  plan: z
    .string()
    .nullish()
    .transform((plan) => plan ?? ''),
  name: z
    .string()
    .nullish()
    .transform((name) => name ?? ''),
})

export const calendarsSchema = z.array(
  z.object({
    ...{ id: numberSchema, name: z.string(), timezone: z.string() },
    location: z
      .string()
      .nullish()
      .transform((location) => location ?? ''),
  }),
)
export type AcuityCalendar = z.output<typeof calendarsSchema>[number]

export const typesSchema = z.array(
  z
    .object({
      ...{ id: numberSchema, name: z.string(), duration: numberSchema, active: flagSchema.default(true) },
      ...{ private: flagSchema.default(false), type: z.enum(['service', 'class', 'series']).default('service') },
      ...{ paddingBefore: numberSchema.default(0), paddingAfter: numberSchema.default(0) },
      ...{ calendarIDs: idsSchema, formIDs: idsSchema },
    })
    .transform(({ duration, type, calendarIDs, formIDs, ...rest }) => ({
      ...{ ...rest, minutes: duration, kind: type, calendarIds: calendarIDs, formIds: formIDs },
    })),
)
export type AcuityType = z.output<typeof typesSchema>[number]

export const formsSchema = z.array(
  z
    .object({
      ...{ id: numberSchema, name: z.string(), hidden: flagSchema.default(false), appointmentTypeIDs: idsSchema },
      fields: z.array(
        z.object({ id: numberSchema, name: z.string(), required: flagSchema.default(false), type: z.string() }),
      ),
    })
    .transform(({ appointmentTypeIDs, ...rest }) => ({ ...rest, typeIds: appointmentTypeIDs })),
)
export type AcuityForm = z.output<typeof formsSchema>[number]

export const openDatesSchema = z
  .array(z.object({ date: z.iso.date() }))
  .transform((days) => days.map(({ date }) => date))

export const openTimesSchema = z.array(
  z
    .object({ time: z.string(), slotsAvailable: numberSchema.nullish() })
    .transform(({ time, slotsAvailable }) => ({ at: time, written: time, places: slotsAvailable ?? null }))
    .pipe(z.object({ at: instantSchema, written: z.string(), places: z.number().nullable() })),
)

const checkedTimeSchema = z
  .object({ datetime: instantSchema, valid: flagSchema })
  .transform(({ datetime, valid }) => ({ at: datetime, valid }))
export const checkedTimesSchema = z.union([
  z.array(checkedTimeSchema),
  checkedTimeSchema.transform((checked) => [checked]),
])

// What is asked of clients may be answered by more than text; ours is text.
const answerSchema = z.object({
  fieldID: numberSchema,
  value: z.unknown().transform((value) => (typeof value === 'string' ? value : null)),
})

/** What is ours to know of an appointment: name, e-mail, phone, notes and its secret page are not kept. */
export const appointmentSchema = z
  .object({
    ...{ id: numberSchema, datetime: instantSchema, datetimeCreated: instantSchema, duration: numberSchema },
    ...{ calendarID: numberSchema, appointmentTypeID: numberSchema, canceled: flagSchema },
    noShow: flagSchema.nullish().transform((noShow) => noShow ?? false),
    forms: z
      .array(z.object({ values: z.array(answerSchema).nullish() }))
      .nullish()
      .transform((forms) => forms?.flatMap(({ values }) => values ?? []) ?? []),
  })
  .transform(({ id, datetime, datetimeCreated, duration, calendarID, appointmentTypeID, canceled, noShow, forms }) => ({
    id,
    startsAt: datetime,
    // `endTime` is text for people.
    endsAt: new Date(datetime.getTime() + duration * 60_000),
    ...{ calendarId: calendarID, typeId: appointmentTypeID, createdAt: datetimeCreated, cancelled: canceled, noShow },
    /** What was answered in an intake field; null where it is not on the appointment. */
    fieldValue: (fieldId: number) => forms.find(({ fieldID }) => fieldID === fieldId)?.value ?? null,
  }))
export type AcuityAppointment = z.output<typeof appointmentSchema>
export const appointmentsSchema = z.array(appointmentSchema)

export const webhookSchema = z.object({
  ...{ id: numberSchema, event: z.string(), target: z.string() },
  status: z.string().default('active'),
})
export const webhooksSchema = z.array(webhookSchema)
