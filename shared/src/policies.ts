import { z } from 'zod'
import { centsSchema, idSchema, instantSchema, listSchema, pageQuery, timeZoneSchema } from './common.ts'
import { stateSchema } from './scheduling.ts'

/** How long before the examination a tier begins: business days end at 5 pm at the exam's place, hours at the minute. */
const noticeSchema = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('business-days'), amount: z.int().min(1).max(30) }),
  z.strictObject({ unit: z.literal('hours'), amount: z.int().min(1).max(720) }),
])
export type Notice = z.infer<typeof noticeSchema>

/** A share of the booking's fee, or a fixed amount; a fixed amount is never more than the fee. */
export const chargeTermSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), percent: z.int().min(0).max(100) }),
  z.strictObject({ kind: z.literal('fixed'), cents: centsSchema }),
])
export type ChargeTerm = z.infer<typeof chargeTermSchema>

export const cancellationTierSchema = z.strictObject({ notice: noticeSchema, charge: chargeTermSchema })
export type CancellationTier = z.infer<typeof cancellationTierSchema>

/** What a policy says; a version never changes. */
export const policyTermsSchema = z.strictObject({
  /** What cancelling costs with less notice than this; with more than all of them it is free. */
  cancellation: z.array(cancellationTierSchema).max(6),
  /** Whether moving the examination costs what cancelling it would. */
  rescheduling: z.enum(['free', 'as-cancellation']),
  noShow: chargeTermSchema,
  /** Calendar days before the examination by which documents are due, at 5 pm at its place. */
  paperworkDays: z.int().min(0).max(60),
  /** Business days after the examination by which the report is due, at 5 pm at its place. */
  reportBusinessDays: z.int().min(1).max(60),
  /** How long a slot is held while the form is filled in. */
  holdMinutes: z.int().min(5).max(60),
})
export type PolicyTerms = z.infer<typeof policyTermsSchema>

/** Where a practice has set none. */
export const standardTerms: PolicyTerms = {
  cancellation: [
    { notice: { unit: 'business-days', amount: 10 }, charge: { kind: 'percent', percent: 25 } },
    { notice: { unit: 'business-days', amount: 5 }, charge: { kind: 'percent', percent: 50 } },
    { notice: { unit: 'business-days', amount: 3 }, charge: { kind: 'percent', percent: 100 } },
  ],
  rescheduling: 'as-cancellation',
  noShow: { kind: 'percent', percent: 100 },
  paperworkDays: 7,
  reportBusinessDays: 15,
  holdMinutes: 10,
}

/** A version of a policy of a practice. Of several that fit, the one for the specialist and the exam type counts first. */
export const policySchema = z.object({
  id: idSchema,
  version: z.int(),
  specialistId: idSchema.nullable(),
  examTypeId: idSchema.nullable(),
  terms: policyTermsSchema,
  createdAt: instantSchema,
  createdBy: z.string().nullable(),
  /** From when it counts. */
  effectiveFrom: instantSchema,
  /** Until the next one of the same counts; null while none is to follow. */
  effectiveUntil: instantSchema.nullable(),
  /** It was taken back before it counted. */
  withdrawnAt: instantSchema.nullable(),
})
export type Policy = z.infer<typeof policySchema>

/**
 * `GET /api/policies`: the version of each that counts now, and those that are to follow; `?history=true` for the earlier and
 * the withdrawn ones too, the latest first.
 */
export const policyListSchema = listSchema(policySchema)
export const policyQuerySchema = z.strictObject({ ...pageQuery, history: z.stringbool().default(false) })
export type PolicyQuery = z.infer<typeof policyQuerySchema>

/** `POST /api/policies`: the next version for a practice, a specialist, an exam type or both; bookings keep theirs. */
export const setPolicySchema = z.strictObject({
  specialistId: idSchema.nullable(),
  examTypeId: idSchema.nullable(),
  /** The version that was shown, 0 for none; another one since is `stale_version`. */
  version: z.int().min(0),
  terms: policyTermsSchema,
  /** From then on; at once without it. Not before another one that is to follow: that is `policy_overlap`. */
  effectiveFrom: instantSchema.optional(),
})
export type SetPolicy = z.infer<typeof setPolicySchema>

/** `POST /api/policies/:id/withdraw`: a version that does not count yet. */
export const policyParamsSchema = z.object({ id: idSchema })

/** What something costs from one instant on; the first one has always held. */
export const feeStepSchema = z.object({
  /** Null for the first step. */
  from: instantSchema.nullable(),
  /** Null for the last step before the examination begins. */
  until: instantSchema.nullable(),
  feeCents: centsSchema,
})
export type FeeStep = z.infer<typeof feeStepSchema>

export const deadlineKinds = ['paperwork', 'report'] as const
export const deadlineSchema = z.object({
  kind: z.enum(deadlineKinds),
  at: instantSchema,
  /** When it was met; null while it is open. */
  metAt: instantSchema.nullable(),
})
export type Deadline = z.infer<typeof deadlineSchema>

/** The clock of a booking, or of a slot before it is booked: instants are shown in the zone of the exam's place. */
export const deadlineClockSchema = z.object({
  cancellation: z.array(feeStepSchema),
  rescheduling: z.array(feeStepSchema),
  noShowFeeCents: centsSchema,
  deadlines: z.array(deadlineSchema),
})
export type DeadlineClock = z.infer<typeof deadlineClockSchema>

/** `POST /api/policies/preview` → the clock of an examination under terms that are not set yet. */
export const policyPreviewSchema = z.strictObject({
  terms: policyTermsSchema,
  feeCents: centsSchema,
  // Public holidays are known for these years.
  startsAt: instantSchema.refine((instant) => instant >= '2020' && instant < '2100', 'Choose a year from 2020 to 2099'),
  state: stateSchema,
  timeZone: timeZoneSchema,
})
export type PolicyPreview = z.infer<typeof policyPreviewSchema>

/** `POST /api/policies/consequences`: what would be different if what is booked were under these terms. */
export const policyChangeSchema = setPolicySchema.omit({ version: true })
export type PolicyChange = z.infer<typeof policyChangeSchema>

/** What one booking would cost, and when its documents would be due. */
const outcomeSchema = z.object({
  /** Cancelling is free until then; null where it never is, or no more. */
  freeUntil: instantSchema.nullable(),
  /** What cancelling costs at the last. */
  cancelCents: centsSchema,
  noShowCents: centsSchema,
  documentsDueAt: instantSchema,
})
export type PolicyOutcome = z.infer<typeof outcomeSchema>

export const policyConsequencesSchema = z.object({
  /** Bookings to come that such a policy would be the closest for; they keep theirs all the same. */
  upcoming: z.int(),
  /** Of these, those whose terms are the same. */
  alike: z.int(),
  /** Made in the last four weeks, and covered by it had it counted: how many a month it is about. */
  lately: z.int(),
  /** How many of the others were looked at one by one, the soonest first, and what came out. */
  compared: z.int(),
  dearer: z.int(),
  cheaper: z.int(),
  documentsEarlier: z.int(),
  documentsLater: z.int(),
  examples: z.array(
    z.object({
      ...{ bookingId: idSchema, reference: z.string(), startsAt: instantSchema, timeZone: z.string() },
      ...{ now: outcomeSchema, after: outcomeSchema },
    }),
  ),
})
export type PolicyConsequences = z.infer<typeof policyConsequencesSchema>
