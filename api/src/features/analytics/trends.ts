import { smallestCount, type Trend } from '@medinotes/shared/analytics'
import { amountIn, averageIn, countIn, type Figures, seriesOf, type View } from './figures.ts'
import { rounded, sumWithin, together, type Weeks } from './small-counts.ts'
import type { WeekRange } from './week-numbers.ts'

const statuses = [
  { key: 'attended', name: 'Attended' },
  { key: 'ahead', name: 'To come or not recorded' },
  { key: 'no-show', name: 'Did not attend' },
  { key: 'cancelled', name: 'Cancelled' },
]

const bookings = (figures: Figures, view: View): Trend => ({
  key: 'bookings',
  unit: 'count',
  series: statuses.map((status) =>
    seriesOf(status, (range) => countIn(view)(figures.part('bookings', status.key), range), view),
  ),
})

const leadTime = (figures: Figures, view: View): Trend => {
  const all = figures.all('lead-time')
  const line = { key: 'days', name: 'Days from booking to examination' }
  return { key: 'lead-time', unit: 'days', series: [seriesOf(line, (range) => averageIn()(all, range), view)] }
}

/** A report that is not there is late once the week in which it was due is over. */
function reports(figures: Figures, view: View): Trend {
  const open = [...figures.part('reports', 'open')]
  const lines: [string, string, Weeks][] = [
    ['on-time', 'On time', figures.part('reports', 'on-time')],
    ['late', 'Late', figures.part('reports', 'late')],
    ['overdue', 'Overdue', new Map(open.filter(([week]) => week < view.now))],
    ['due', 'Not due yet', new Map(open.filter(([week]) => week >= view.now))],
  ]
  return {
    key: 'reports',
    unit: 'count',
    series: lines.map(([key, name, weeks]) => seriesOf({ key, name }, (range) => countIn(view)(weeks, range), view)),
  }
}

/** From the examination to the release, of reports that were released. */
function turnaround(figures: Figures, view: View): Trend {
  const released = together([figures.part('reports', 'on-time'), figures.part('reports', 'late')])
  const line = { key: 'days', name: 'Days from examination to report' }
  return { key: 'turnaround', unit: 'days', series: [seriesOf(line, (range) => averageIn()(released, range), view)] }
}

const fees = (figures: Figures, view: View): Trend => {
  const all = figures.all('cancellations')
  const line = { key: 'fees', name: 'Cancellation fees' }
  const read = amountIn(view.isPart ? 10_000 : 1)
  return { key: 'fees', unit: 'cents', series: [seriesOf(line, (range) => read(all, range), view)] }
}

const writers = [
  { key: 'ai', name: 'Drafted by AI' },
  { key: 'offline', name: 'Sorted without AI' },
]

const notes = (figures: Figures, view: View): Trend => ({
  key: 'notes',
  unit: 'count',
  series: writers.map((writer) =>
    seriesOf(writer, (range) => countIn(view)(figures.part('notes', writer.key), range), view),
  ),
})

const tokenLines = [
  { key: 'ai-input', name: 'Tokens read' },
  { key: 'ai-output', name: 'Tokens written' },
]

const ai = (figures: Figures, view: View): Trend => ({
  key: 'ai',
  unit: 'tokens',
  series: tokenLines.map((line) =>
    seriesOf(line, (range) => amountIn(view.isPart ? 1000 : 1)(figures.all(line.key), range), view),
  ),
})

export interface Fill {
  booked: Weeks
  offered: Weeks
}

/** In steps of five per cent, so that it tells no single booking. */
const fillStep = 5

function fill({ booked, offered }: Fill, view: View): Trend {
  const read = (range: WeekRange) => {
    const [taken, open] = [sumWithin(booked, range), sumWithin(offered, range)]
    if (open.amount === 0 || (taken.count > 0 && taken.count < smallestCount)) return null
    return rounded((taken.amount / open.amount) * 100, fillStep)
  }
  return {
    key: 'fill',
    unit: 'percent',
    series: [seriesOf({ key: 'fill', name: 'Booked of offered time' }, read, view)],
  }
}

/** A firm has no say in what its specialists offer and write. */
export const trendsOf = (kind: 'practice' | 'firm', figures: Figures, filled: Fill, view: View): Trend[] => [
  bookings(figures, view),
  ...(kind === 'practice' ? [fill(filled, view)] : []),
  leadTime(figures, view),
  fees(figures, view),
  reports(figures, view),
  turnaround(figures, view),
  ...(kind === 'practice' ? [notes(figures, view), ai(figures, view)] : []),
]
