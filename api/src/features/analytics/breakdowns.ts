import type { AiPrice, Breakdown } from '@medinotes/shared/analytics'
import { cancelReasonNames } from '@medinotes/shared/booking-changes'
import { amountIn, averageIn, countIn, type Figures, type View } from './figures.ts'
import { rounded, shownWithin, together, type Weeks } from './small-counts.ts'
import type { WeekRange } from './week-numbers.ts'

type Item = Breakdown['items'][number]

/** Parts are rounded whoever asks: their whole is shown elsewhere. */
const count = countIn({ isPart: true })

const itemOf = (
  { key, name, weeks }: { key: string; name: string; weeks: Weeks },
  beside: (range: WeekRange) => number | null,
  { range, before }: View,
): Item => ({ key, name, count: count(weeks, range), before: count(weeks, before), beside: beside(range) })

/** The largest first; what was nothing in both ranges is left out. By what is shown, since the order tells something too. */
const ranked = (items: readonly Item[]) =>
  items
    .filter(({ count, before }) => count !== 0 || before !== 0)
    .toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0) || a.name.localeCompare(b.name))

const buckets = [
  ['0', 'Up to a week'],
  ['8', '8 to 14 days'],
  ['15', '15 to 28 days'],
  ['29', '29 to 56 days'],
  ['57', 'More than 56 days'],
] as const

const leadTimes = (figures: Figures, view: View): Breakdown => {
  const items = buckets.map(([key, name]) =>
    itemOf({ key, name, weeks: figures.part('lead-time', key) }, () => null, view),
  )
  return { key: 'lead-times', items: items.every(({ count, before }) => count === 0 && before === 0) ? [] : items }
}

const wholeTenDollars = 1000

const reasons = (figures: Figures, view: View): Breakdown => ({
  key: 'reasons',
  items: ranked(
    [...figures.partsOf('cancellations')].map(([key, weeks]) =>
      itemOf({ key, name: nameOfReason(key), weeks }, (range) => averageIn(wholeTenDollars)(weeks, range), view),
    ),
  ),
})

const nameOfReason = (key: string) => (cancelReasonNames as Record<string, string>)[key] ?? key

export interface PersonFigures {
  id: string
  name: string
  figures: Figures
}

/** How many were expected, and which share of them did not come; a share of a few would tell who. */
const noShows = (people: readonly PersonFigures[], view: View): Breakdown => ({
  key: 'no-shows',
  items: ranked(
    people.map(({ id, name, figures }) => {
      const [missed, came] = [figures.part('bookings', 'no-show'), figures.part('bookings', 'attended')]
      const expected = together([missed, came])
      const share = (range: WeekRange) => {
        const shown = shownWithin(missed, range)
        if (shown.count === 0) return shown.leftOut ? null : 0
        return rounded((shown.count / (shown.count + shownWithin(came, range).count)) * 100)
      }
      const item = itemOf({ key: id, name, weeks: expected }, share, view)
      return { ...item, beside: item.count ? item.beside : null }
    }),
  ),
})

const authors = (people: readonly PersonFigures[], view: View): Breakdown => ({
  key: 'authors',
  items: ranked(
    people.map(({ id, name, figures }) => itemOf({ key: id, name, weeks: figures.all('notes') }, () => null, view)),
  ),
})

/** What the shown tokens cost by the price of their model; null without one. */
export function costIn(figures: Figures, model: string, prices: readonly AiPrice[], range: WeekRange) {
  const price = prices.find((each) => each.model === model)
  const [read, written] = ['ai-input', 'ai-output'].map((measure) => amountIn(1)(figures.part(measure, model), range))
  if (price === undefined || read == null || written == null) return null
  return Math.round((read * price.inputCents + written * price.outputCents) / 1_000_000)
}

const models = (figures: Figures, prices: readonly AiPrice[], view: View): Breakdown => ({
  key: 'models',
  items: ranked(
    [...figures.partsOf('ai')].map(([key, weeks]) =>
      itemOf({ key, name: key, weeks }, (range) => costIn(figures, key, prices, range), view),
    ),
  ),
})

interface Sources {
  figures: Figures
  people: readonly PersonFigures[]
  prices: readonly AiPrice[]
}

export const breakdownsOf = (
  kind: 'practice' | 'firm',
  { figures, people, prices }: Sources,
  view: View,
): Breakdown[] => [
  leadTimes(figures, view),
  reasons(figures, view),
  noShows(people, view),
  ...(kind === 'practice' ? [authors(people, view), models(figures, prices, view)] : []),
]
