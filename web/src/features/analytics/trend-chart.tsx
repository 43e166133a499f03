import type { Analytics, Trend } from '@medinotes/shared/analytics'
import { ChartFrame, type Places } from './chart-frame.tsx'
import { lineThrough, stacked } from './chart-geometry.ts'
import { Mark } from './chart-patterns.tsx'
import { toneOf } from './chart-tones.ts'
import { figure, trendWords } from './chart-words.ts'

interface TrendChartProps {
  trend: Trend
  periods: Analytics['periods']
}

/** Averages and rates are lines; what adds up is stacked. */
const isLine = ({ unit }: Trend) => unit === 'days' || unit === 'percent'

/** Nothing of it is above nothing: a picture would say less than a sentence. */
export const isEmpty = ({ series }: Trend) => series.every(({ values }) => values.every((value) => !value))

const valuesAt = ({ series }: Trend, period: number) => series.map(({ values }) => values[period] ?? null)

/** What is nothing goes unsaid beside what is something. */
function sentenceOf({ series, unit }: Trend, period: number) {
  const said = series.filter(({ values }) => values[period] !== 0)
  if (said.length === 0) return unit === 'count' ? 'none' : figure(0, unit)
  if (series.length === 1) return figure(said[0]?.values[period] ?? null, unit)
  return said.map(({ name, values }) => `${name} ${figure(values[period] ?? null, unit)}`).join(', ')
}

export const TrendChart = ({ trend, periods }: TrendChartProps) =>
  isLine(trend) ? <LineChart trend={trend} periods={periods} /> : <ColumnChart trend={trend} periods={periods} />

function ColumnChart({ trend, periods }: TrendChartProps) {
  const heights = periods.map((_, period) => stacked(valuesAt(trend, period)).at(-1)?.to ?? 0)
  return (
    <ChartFrame
      {...{ title: trendWords[trend.key].title, unit: trend.unit, periods, most: Math.max(...heights) }}
      sentenceOf={(period) => sentenceOf(trend, period)}
      renderMarks={(period, places, chart) => (
        <Column {...{ values: valuesAt(trend, period), period, places, chart }} />
      )}
    />
  )
}

interface ColumnProps {
  values: readonly (number | null)[]
  period: number
  places: Places
  chart: string
}

const widest = 36

function Column({ values, period, places, chart }: ColumnProps) {
  const width = Math.min(widest, places.band * 0.72)
  const x = places.x(period) - width / 2
  return (
    <>
      {stacked(values).map(({ from, to }, series) => {
        const [top, base] = [places.y(to), places.y(from)]
        // A hair of ground between two segments.
        const height = Math.max(0, base - top - (from > 0 ? 1 : 0))
        return height === 0 ? null : (
          <Mark key={toneOf(series).fill} chart={chart} tone={toneOf(series)} {...{ x, y: top, width, height }} />
        )
      })}
      {values.includes(null) && (
        <path
          d={`M${x},${places.floor + 3}h${width}`}
          className="stroke-muted forced-colors:stroke-[CanvasText]"
          strokeWidth={2}
          strokeDasharray="2 2"
        />
      )}
    </>
  )
}

function LineChart({ trend, periods }: TrendChartProps) {
  const [line] = trend.series
  const values = periods.map((_, period) => line?.values[period] ?? null)
  const pointsIn = (places: Places) =>
    values.map((value, period) => (value === null ? null : { x: places.x(period), y: places.y(value) }))
  const most = Math.max(...values.map((value) => value ?? 0))
  const { fill, stroke } = toneOf(0)
  return (
    <ChartFrame
      {...{ title: trendWords[trend.key].title, unit: trend.unit, periods }}
      most={trend.unit === 'percent' ? 100 : most}
      sentenceOf={(period) => sentenceOf(trend, period)}
      renderBehind={(places) => (
        <path d={lineThrough(pointsIn(places))} className={`fill-none ${stroke}`} strokeWidth={2} />
      )}
      renderMarks={(period, places) => {
        const point = pointsIn(places)[period]
        return point && <circle cx={point.x} cy={point.y} r={3.5} className={fill} />
      }}
    />
  )
}
