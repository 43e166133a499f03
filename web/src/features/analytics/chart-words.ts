import type { Analytics, AnalyticsUnit, Breakdown, BreakdownKey, TrendKey } from '@medinotes/shared/analytics'
import { smallestCount } from '@medinotes/shared/analytics'
import { format, parseISO } from 'date-fns'

type Kind = Analytics['kind']

interface ChartWords {
  title: string
  about: string
  /** What would make it show something. */
  empty: string
}

export const trendWords: Record<TrendKey, ChartWords> = {
  bookings: {
    title: 'Bookings',
    about: 'By the week of the examination',
    empty: 'Examinations in these weeks are counted here, whatever became of them.',
  },
  fill: {
    title: 'Fill rate',
    about: 'Booked time of the time offered, in steps of 5%; calendars kept in Acuity are left out',
    empty: 'It needs working hours and bookings within them.',
  },
  'lead-time': {
    title: 'Lead time',
    about: 'From the booking to the examination, on average',
    empty: 'Bookings that were not cancelled are measured here.',
  },
  fees: {
    title: 'Cancellation fees',
    about: 'What cancelling cost, by the week of the examination',
    empty: 'Cancelled examinations of these weeks are counted here.',
  },
  reports: {
    title: 'Reports against their deadline',
    about: 'Of examinations that took place, by the week in which the report was due',
    empty: 'Once an examination is recorded as attended, its report is counted in the week it is due.',
  },
  turnaround: {
    title: 'Report turnaround',
    about: 'From the examination to the release of the report, on average',
    empty: 'Reports that were released are measured here.',
  },
  notes: {
    title: 'Notes',
    about: 'Drafted, by who wrote the draft',
    empty: 'Notes that were drafted in these weeks are counted here; nobody’s notes can be read from it.',
  },
  ai: {
    title: 'AI use',
    about: 'Tokens, as the AI service counts them',
    empty: 'No AI service wrote a draft in these weeks.',
  },
}

export const breakdownWords: Record<BreakdownKey, ChartWords & { part: string; beside?: string }> = {
  'lead-times': {
    title: 'Lead time in detail',
    about: 'Bookings by the days from booking to examination, rounded to fives',
    empty: 'Bookings that were not cancelled are counted here.',
    part: 'Lead time',
  },
  reasons: {
    title: 'Reasons for cancelling',
    about: 'Rounded to fives, with the fee on average',
    empty: 'Cancelled examinations are counted here by their reason.',
    part: 'Reason',
    beside: 'Fee on average',
  },
  'no-shows': {
    title: 'Attendance by specialist',
    about: 'Examinations that were due, rounded to fives, and the share of those who did not attend',
    empty: 'Examinations recorded as attended or missed are counted here.',
    part: 'Specialist',
    beside: 'No-shows',
  },
  authors: {
    title: 'Notes per specialist',
    about: 'Drafted notes, rounded to fives',
    empty: 'Notes that were drafted are counted here by their author.',
    part: 'Author',
  },
  models: {
    title: 'AI models',
    about: 'Answers, rounded to fives, and what they cost by the prices you entered',
    empty: 'No AI service wrote a draft in these weeks.',
    part: 'Model',
    beside: 'Cost',
  },
}

export const besideUnits: Partial<Record<Breakdown['key'], AnalyticsUnit>> = {
  reasons: 'cents',
  'no-shows': 'percent',
  models: 'cents',
}

const number = new Intl.NumberFormat('en-AU')
const compact = new Intl.NumberFormat('en-AU', { notation: 'compact', maximumFractionDigits: 1 })
const dollars = new Intl.NumberFormat('en-AU', { style: 'currency', currency: 'AUD', maximumFractionDigits: 0 })

/** What stands for a figure that is not there. */
const missing = (unit: AnalyticsUnit) => (unit === 'count' ? `fewer than ${smallestCount}` : 'not shown')

const formats: Record<AnalyticsUnit, (value: number) => string> = {
  count: (value) => number.format(value),
  percent: (value) => `${number.format(value)}%`,
  days: (value) => `${number.format(value)} ${value === 1 ? 'day' : 'days'}`,
  cents: (value) => dollars.format(value / 100),
  tokens: (value) => number.format(value),
}

export const figure = (value: number | null, unit: AnalyticsUnit) =>
  value === null ? missing(unit) : formats[unit](value)

/** Where many stand below each other. */
export const inTable = (value: number | null, unit: AnalyticsUnit) =>
  value !== null ? formats[unit](value) : unit === 'count' ? `< ${smallestCount}` : '–'

/** As short as a scale needs it. */
export const onScale = (value: number, unit: AnalyticsUnit) =>
  unit === 'cents' ? `$${compact.format(value / 100)}` : unit === 'percent' ? `${value}%` : compact.format(value)

/** How it differs from before: `+12`, `−3`, `the same`; nothing where one of the two is not known. */
export function changeSince(value: number | null, before: number | null, unit: AnalyticsUnit) {
  if (value === null || before === null) return null
  if (value === before) return 'the same'
  const difference = Math.abs(value - before)
  // Of per cent, a difference in per cent would say something else.
  const text =
    unit === 'percent'
      ? `${number.format(difference)} ${difference === 1 ? 'point' : 'points'}`
      : formats[unit](difference)
  return `${value > before ? '+' : '−'}${text}`
}

type Period = Analytics['periods'][number]

const dayAndMonth = (date: string) => format(parseISO(date), 'd MMM')
const isWeek = ({ from, to }: Period) => Date.parse(to) - Date.parse(from) < 7 * 86_400_000

export const shortPeriod = ({ from }: Period) => dayAndMonth(from)

export const longPeriod = (period: Period) =>
  isWeek(period)
    ? `Week of ${format(parseISO(period.from), 'd MMM yyyy')}`
    : `${dayAndMonth(period.from)} to ${format(parseISO(period.to), 'd MMM yyyy')}`

export const rangeWords = ({ from, to }: Period) =>
  `${format(parseISO(from), 'd MMM yyyy')} to ${format(parseISO(to), 'd MMM yyyy')}`

export const firmTitle = (kind: Kind) =>
  kind === 'practice' ? 'What your practice’s weeks come to' : 'What your bookings come to'
