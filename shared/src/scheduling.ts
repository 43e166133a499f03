import { z } from 'zod'
import {
  centsSchema,
  dateSchema,
  idSchema,
  instantSchema,
  listSchema,
  pageQuery,
  requiredTextSchema,
  textSchema,
  timeOfDaySchema,
  timeZoneSchema,
} from './common.ts'

export const modalities = ['in-person', 'telehealth'] as const
export const modalitySchema = z.enum(modalities)
export type Modality = z.infer<typeof modalitySchema>

export const australianStates = ['ACT', 'NSW', 'NT', 'QLD', 'SA', 'TAS', 'VIC', 'WA'] as const
export const stateSchema = z.enum(australianStates)
export type AustralianState = z.infer<typeof stateSchema>

/** The clock of most of a state; Broken Hill and Eucla choose their own. */
export const zoneOfState: Record<AustralianState, string> = {
  ACT: 'Australia/Sydney',
  NSW: 'Australia/Sydney',
  NT: 'Australia/Darwin',
  QLD: 'Australia/Brisbane',
  SA: 'Australia/Adelaide',
  TAS: 'Australia/Hobart',
  VIC: 'Australia/Melbourne',
  WA: 'Australia/Perth',
}

const minutesSchema = z.int().min(0).max(480)

/** What can be booked; the same list for every practice, kept by who runs the installation. */
export const examTypeSchema = z.object({
  id: idSchema,
  name: z.string(),
  about: z.string(),
  minutes: z.int(),
  /** What specialists ask who set no fee of their own. */
  feeCents: centsSchema,
  modalities: z.array(modalitySchema),
  active: z.boolean(),
})
export type ExamType = z.infer<typeof examTypeSchema>

/** `GET /api/exam-types`; `?all=true` with those that are not offered any more. */
export const examTypeListSchema = listSchema(examTypeSchema)
export const examTypeQuerySchema = z.strictObject({ all: z.stringbool().default(false) })
export type ExamTypeQuery = z.infer<typeof examTypeQuerySchema>

/** `POST /api/admin/exam-types`, `PUT …/:id`. */
export const changeExamTypeSchema = z.strictObject({
  name: requiredTextSchema(120, 'Enter the name of the exam type'),
  about: textSchema(500).default(''),
  minutes: z.int().min(5).max(480),
  feeCents: centsSchema,
  modalities: z.array(modalitySchema).min(1, 'Choose at least one').max(2),
  active: z.boolean().default(true),
})
export type ChangeExamType = z.output<typeof changeExamTypeSchema>

/** Where people are examined; its state decides the public holidays and its zone the times. */
export const placeSchema = z.object({
  id: idSchema,
  name: z.string(),
  address: z.string(),
  suburb: z.string(),
  state: stateSchema,
  postcode: z.string(),
  timeZone: z.string(),
  /** How to get there and in: parking, lift, wheelchair. */
  directions: z.string(),
  active: z.boolean(),
})
export type Place = z.infer<typeof placeSchema>

/** `GET /api/places`: of the caller's practice. `POST`, `PUT …/:id`. */
export const placeListSchema = listSchema(placeSchema)
export const changePlaceSchema = z.strictObject({
  name: requiredTextSchema(120, 'Enter the name of the place'),
  address: requiredTextSchema(200, 'Enter the street address'),
  suburb: requiredTextSchema(80, 'Enter the suburb'),
  state: stateSchema,
  postcode: z.string().regex(/^\d{4}$/, 'Enter the four digits of the postcode'),
  timeZone: timeZoneSchema,
  directions: textSchema(1000).default(''),
  active: z.boolean().default(true),
})
export type ChangePlace = z.output<typeof changePlaceSchema>

/** What a specialist offers: null where the exam type's own counts. */
const offerSchema = z.strictObject({
  examTypeId: idSchema,
  feeCents: centsSchema.nullable(),
  minutes: z.int().min(5).max(480).nullable(),
})
export type Offer = z.infer<typeof offerSchema>

/**
 * `GET /api/specialists`: the listed ones by name; `?practice=own` all of the caller's practice, `?practice=every` all there are for
 * who runs the installation.
 */
export const specialistSchema = z.object({
  id: idSchema,
  name: z.string(),
  specialty: z.string(),
  practiceId: idSchema,
  practiceName: z.string(),
  /** Suburbs and states where they examine; telehealth is told apart. */
  places: z.array(placeSchema.pick({ id: true, name: true, suburb: true, state: true, timeZone: true })),
  telehealth: z.boolean(),
  languages: z.array(z.string()),
  /** Whether an interpreter can be at the examination. */
  takesInterpreters: z.boolean(),
  offers: z.array(z.object({ examTypeId: idSchema, feeCents: centsSchema, minutes: z.int() })),
  timeZone: z.string(),
  listed: z.boolean(),
  /** `deactivated`: nobody books them; `no-account`: nor somebody whose account ended with the practice or was disabled. */
  activity: z.enum(['active', 'deactivated', 'no-account']),
  /** Whether it is the caller: the page opens their own working hours. */
  isSelf: z.boolean(),
})
export type Specialist = z.infer<typeof specialistSchema>
export const specialistListSchema = listSchema(specialistSchema)
export const specialistQuerySchema = z.strictObject({
  ...pageQuery,
  practice: z.enum(['own', 'every']).optional(),
  query: textSchema(120).optional(),
})
export type SpecialistQuery = z.infer<typeof specialistQuerySchema>

/** How a specialist may be booked. */
const bookingRules = {
  takesInterpreters: z.boolean(),
  /** Requests wait for the practice's answer instead of being confirmed at once. */
  onRequest: z.boolean(),
  bufferBeforeMinutes: minutesSchema,
  bufferAfterMinutes: minutesSchema,
  /** Slots begin this far apart. */
  stepMinutes: z.int().min(5).max(240),
  /** No slot begins earlier than this from now. */
  minimumNoticeHours: z.int().min(0).max(720),
  /** Nor later than this many days ahead. */
  horizonDays: z.int().min(1).max(365),
  worksOnHolidays: z.boolean(),
}

/** `GET /api/specialists/:id/settings`, for the specialist and the practice. */
export const specialistSettingsSchema = z.object({
  id: idSchema,
  version: z.int(),
  name: z.string(),
  specialty: z.string(),
  /** Whose account it is; null for somebody without one. */
  personId: idSchema.nullable(),
  languages: z.array(z.string()),
  /** For telehealth: whose holidays and clock count. */
  state: stateSchema,
  timeZone: z.string(),
  listed: z.boolean(),
  /** `acuity`: by the times that are free there; working hours do not count. */
  scheduling: z.enum(['local', 'acuity']),
  ...bookingRules,
  offers: z.array(offerSchema),
})
export type SpecialistSettings = z.infer<typeof specialistSettingsSchema>

const specialistProfile = {
  name: requiredTextSchema(120, 'Enter the name as it is shown to referrers'),
  specialty: requiredTextSchema(80, 'Enter the specialty'),
  languages: z.array(requiredTextSchema(40, 'Enter a language')).max(20).default([]),
  state: stateSchema,
  timeZone: timeZoneSchema,
  ...bookingRules,
  offers: z.array(offerSchema).max(50),
}

/** `POST /api/specialists`: somebody of the practice; `personId` for a member with an account. */
export const createSpecialistSchema = z.strictObject({ ...specialistProfile, personId: idSchema.nullable() })
export type CreateSpecialist = z.output<typeof createSpecialistSchema>
/** `PUT /api/specialists/:id/settings`. */
export const changeSpecialistSchema = z.strictObject({ ...specialistProfile, version: z.int() })
export type ChangeSpecialist = z.output<typeof changeSpecialistSchema>

/** What a new specialist is booked by until somebody says otherwise. */
export const usualSpecialist: Omit<ChangeSpecialist, 'version' | 'name' | 'specialty'> = {
  languages: ['English'],
  state: 'NSW',
  timeZone: zoneOfState.NSW,
  takesInterpreters: true,
  onRequest: false,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 15,
  stepMinutes: 15,
  minimumNoticeHours: 48,
  horizonDays: 180,
  worksOnHolidays: false,
  offers: [],
}

/** `PUT /api/admin/specialists/:id/listing`: for who runs the installation. */
export const listingSchema = z.strictObject({ listed: z.boolean() })

/** `GET /api/specialists/:id/bookings-ahead`: what is booked from now on, the earliest first; `count` of all, told or not. */
export const bookingsAheadSchema = z.object({
  count: z.int(),
  items: z.array(
    z.object({ bookingId: idSchema, reference: z.string(), startsAt: instantSchema, timeZone: z.string() }),
  ),
})
export type BookingsAhead = z.infer<typeof bookingsAheadSchema>
/** `PUT /api/specialists/:id/activity`: what is booked stays, which one says with `keepBookings`. */
export const changeActivitySchema = z.strictObject({ active: z.boolean(), keepBookings: z.boolean().default(false) })
export type ChangeActivity = z.output<typeof changeActivitySchema>

/** Regular hours: which weekday, where and when; times are those of the place, or the specialist's for telehealth. */
export const workingHoursSchema = z
  .strictObject({
    /** 1 for Monday to 7 for Sunday. */
    weekday: z.int().min(1).max(7),
    /** Null for telehealth. */
    placeId: idSchema.nullable(),
    from: timeOfDaySchema,
    to: timeOfDaySchema,
    /** Every week, every second one…, counted from the week of `validFrom`. */
    everyWeeks: z.int().min(1).max(8).default(1),
    validFrom: dateSchema,
    /** The last day; null without an end. */
    validUntil: dateSchema.nullable(),
  })
  .refine(({ from, to }) => from < to, { message: 'The end must be after the beginning', path: ['to'] })
export type WorkingHours = z.output<typeof workingHoursSchema>

/** `GET` and `PUT /api/specialists/:id/working-hours`: all of them at once. */
export const workingWeekSchema = z.object({ version: z.int(), hours: z.array(workingHoursSchema) })
export const changeWorkingWeekSchema = z.strictObject({ version: z.int(), hours: z.array(workingHoursSchema).max(60) })
export type ChangeWorkingWeek = z.output<typeof changeWorkingWeekSchema>

/** Leave, when nothing can be booked; or an extra session outside of the regular hours. */
export const exceptionKinds = ['leave', 'extra'] as const
export const addExceptionSchema = z
  .strictObject({
    kind: z.enum(exceptionKinds),
    startsAt: instantSchema,
    endsAt: instantSchema,
    /** Where an extra session is; null for telehealth, and for leave. */
    placeId: idSchema.nullable().default(null),
    note: textSchema(200).default(''),
  })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, {
    message: 'The end must be after the beginning',
    path: ['endsAt'],
  })
  .refine(({ kind, startsAt, endsAt }) => kind === 'leave' || Date.parse(endsAt) - Date.parse(startsAt) <= 86_400_000, {
    message: 'An extra session lasts a day at most',
    path: ['endsAt'],
  })
export type AddException = z.output<typeof addExceptionSchema>

export const exceptionSchema = z.object({
  id: idSchema,
  kind: z.enum(exceptionKinds),
  startsAt: instantSchema,
  endsAt: instantSchema,
  placeId: idSchema.nullable(),
  note: z.string(),
})
export type ScheduleException = z.infer<typeof exceptionSchema>
/** `GET /api/specialists/:id/exceptions`: those that have not ended. */
export const exceptionListSchema = listSchema(exceptionSchema)
/** `POST …`: what is booked during a new leave stays booked and is listed, to be moved or cancelled. */
export const addedExceptionSchema = z.object({
  exception: exceptionSchema,
  affected: z.array(
    z.object({ bookingId: idSchema, reference: z.string(), startsAt: instantSchema, endsAt: instantSchema }),
  ),
})
