import { z } from 'zod'
import { dateSchema, idSchema, instantSchema, timeZoneSchema } from './common.ts'

/** Counts below this are not shown. */
export const smallestCount = 5
/** Of a part of the whole (a reason, a person), counts are rounded to this, so that what is left out cannot be worked out. */
export const roundedTo = 5
/** At most two years at once. */
export const mostWeeks = 104

export const analyticsGrains = ['week', 'four-weeks'] as const
export type AnalyticsGrain = (typeof analyticsGrains)[number]

/** What is followed over time. A firm sees what it booked; the practice's own side is not for it. */
export const trendKeys = ['bookings', 'fill', 'lead-time', 'fees', 'reports', 'turnaround', 'notes', 'ai'] as const
export type TrendKey = (typeof trendKeys)[number]

/** What is divided into parts over the whole range. */
export const breakdownKeys = ['lead-times', 'reasons', 'no-shows', 'authors', 'models'] as const
export type BreakdownKey = (typeof breakdownKeys)[number]

const daySchema = dateSchema.refine((date) => date >= '2000' && date < '2100', 'Choose a day from 2000 to 2099')

/** What is shown where nobody chose a range. */
export const usualWeeks = 13

/** Any day of the first and of the last week; or so many weeks up to the present one. */
export const analyticsQuerySchema = z
  .strictObject({
    from: daySchema.optional(),
    to: daySchema.optional(),
    weeks: z.coerce.number().int().min(1).max(mostWeeks).default(usualWeeks),
    by: z.enum(analyticsGrains).default('week'),
    /** A specialist, or an author of notes. */
    personId: idSchema.optional(),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), 'Give both the first and the last day')
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    error: 'Choose a last day that is not before the first',
  })
  .refine(
    ({ from, to }) =>
      from === undefined || to === undefined || Date.parse(to) - Date.parse(from) < (mostWeeks - 1) * 604_800_000,
    { path: ['to'], error: 'Choose at most two years' },
  )
export type AnalyticsQuery = z.output<typeof analyticsQuerySchema>

/** `null`: too few to show, or nothing that it could be of. */
const figureSchema = z.number().nullable()

export const analyticsUnits = ['count', 'percent', 'days', 'cents', 'tokens'] as const
export type AnalyticsUnit = (typeof analyticsUnits)[number]

const seriesSchema = z.object({
  key: z.string(),
  name: z.string(),
  /** One for each period. */
  values: z.array(figureSchema),
  /** Of the whole range, and of the one before: what is too small in a period is in it once it adds up to enough. */
  total: figureSchema,
  before: figureSchema,
})
export type AnalyticsSeries = z.infer<typeof seriesSchema>

export const trendSchema = z.object({
  key: z.enum(trendKeys),
  unit: z.enum(analyticsUnits),
  series: z.array(seriesSchema),
})
export type Trend = z.infer<typeof trendSchema>

export const breakdownSchema = z.object({
  key: z.enum(breakdownKeys),
  items: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      count: figureSchema,
      before: figureSchema,
      /** Beside the count: cents charged each, or the share of those who did not come. */
      beside: figureSchema,
    }),
  ),
})
export type Breakdown = z.infer<typeof breakdownSchema>

/** `GET /api/analytics`. */
export const analyticsSchema = z.object({
  kind: z.enum(['practice', 'firm']),
  timeZone: z.string(),
  /** Null while the figures were never made. */
  refreshedAt: instantSchema.nullable(),
  /** Mondays and Sundays by the organization's clock. */
  range: z.object({ from: dateSchema, to: dateSchema }),
  before: z.object({ from: dateSchema, to: dateSchema }),
  /** What each value of a series is of; the first and last may be shorter than the others. */
  periods: z.array(z.object({ from: dateSchema, to: dateSchema })),
  people: z.array(z.object({ id: idSchema, name: z.string() })),
  trends: z.array(trendSchema),
  breakdowns: z.array(breakdownSchema),
  ai: z
    .object({
      /** Requests that were answered, and those whose tokens the service did not name. */
      answered: figureSchema,
      untold: figureSchema,
      inputTokens: figureSchema,
      outputTokens: figureSchema,
      /** By the prices that an administrator entered; null where one is missing. */
      costCents: figureSchema,
      /** Of an answer, on average. */
      writingSeconds: figureSchema,
    })
    .nullable(),
})
export type Analytics = z.infer<typeof analyticsSchema>

/** `GET /api/analytics/export`: one of them as CSV, with what the page shows and nothing more. */
export const analyticsExportQuerySchema = analyticsQuerySchema.safeExtend({
  chart: z.enum([...trendKeys, ...breakdownKeys]),
})
export type AnalyticsExportQuery = z.output<typeof analyticsExportQuerySchema>

const perMillionSchema = z.int().min(0).max(10_000_000)

/** For a million tokens, in Australian cents. */
export const aiPriceSchema = z.strictObject({
  model: z.string().min(1).max(200),
  inputCents: perMillionSchema,
  outputCents: perMillionSchema,
})
export type AiPrice = z.infer<typeof aiPriceSchema>

/** `GET` and `PUT /api/analytics/settings`. */
export const changeAnalyticsSettingsSchema = z.strictObject({
  version: z.int(),
  /** Null for the clock of most of the organization's specialists. */
  timeZone: timeZoneSchema.nullable(),
  prices: z
    .array(aiPriceSchema)
    .max(50)
    .refine((prices) => new Set(prices.map(({ model }) => model)).size === prices.length, 'Price each model once'),
})
export type ChangeAnalyticsSettings = z.infer<typeof changeAnalyticsSettingsSchema>

export const analyticsSettingsSchema = z.object({
  version: z.int(),
  timeZone: z.string().nullable(),
  /** The one that counts while none is chosen. */
  usualTimeZone: z.string(),
  prices: z.array(aiPriceSchema),
  /** Models that were used, priced or not. */
  models: z.array(z.string()),
})
export type AnalyticsSettings = z.infer<typeof analyticsSettingsSchema>
