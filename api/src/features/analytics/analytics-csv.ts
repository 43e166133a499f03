import type { Analytics, AnalyticsExportQuery, AnalyticsUnit, Breakdown, Trend } from '@medinotes/shared/analytics'
import { csvLine } from '../../platform/csv.ts'

const tooFew = 'fewer than 5'

const units: Record<AnalyticsUnit, string> = {
  count: '',
  percent: ' (%)',
  days: '',
  cents: ' (AUD)',
  tokens: '',
}

/** As the page shows it: what it leaves out, the file leaves out. */
function cell(value: number | null, unit: AnalyticsUnit = 'count') {
  if (value === null) return unit === 'count' ? tooFew : ''
  return unit === 'cents' ? (value / 100).toFixed(2) : String(value)
}

function trendLines({ series, unit }: Trend, { periods, range, before }: Analytics) {
  const cells = (values: readonly (number | null)[]) => values.map((value) => cell(value, unit))
  const wholes: [typeof range, (number | null)[]][] = [
    [range, series.map(({ total }) => total)],
    [before, series.map((each) => each.before)],
  ]
  return [
    ['From', 'To', ...series.map(({ name }) => `${name}${units[unit]}`)],
    ...periods.map(({ from, to }, index) => [from, to, ...cells(series.map(({ values }) => values[index] ?? null))]),
    ...wholes.map(([{ from, to }, values]) => [from, to, ...cells(values)]),
  ]
}

const besides: Partial<Record<Breakdown['key'], [heading: string, unit: AnalyticsUnit]>> = {
  reasons: ['Fee on average (AUD)', 'cents'],
  'no-shows': ['Did not attend (%)', 'percent'],
  models: ['Cost (AUD)', 'cents'],
}

function breakdownLines({ key, items }: Breakdown, { range, before }: Analytics) {
  const [heading, unit] = besides[key] ?? []
  const dates = (of: typeof range) => `${of.from} to ${of.to}`
  return [
    ['', dates(range), dates(before), ...(heading === undefined ? [] : [heading])],
    ...items.map((item) => [
      ...[item.name, cell(item.count), cell(item.before)],
      ...(heading === undefined ? [] : [cell(item.beside, unit)]),
    ]),
  ]
}

/** One chart as a file; undefined where the organization has no such chart. */
export function csvOf(analytics: Analytics, chart: AnalyticsExportQuery['chart']) {
  const trend = analytics.trends.find(({ key }) => key === chart)
  const breakdown = analytics.breakdowns.find(({ key }) => key === chart)
  const lines = trend ? trendLines(trend, analytics) : breakdown && breakdownLines(breakdown, analytics)
  return (
    lines && {
      filename: `${chart}-${analytics.range.from}-${analytics.range.to}.csv`,
      text: lines.map(csvLine).join(''),
    }
  )
}
