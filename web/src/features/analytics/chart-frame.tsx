import type { Analytics, AnalyticsUnit } from '@medinotes/shared/analytics'
import { type PointerEvent, type ReactNode, useId } from 'react'
import { type Box, namedPeriods, placesIn, ticksFor } from './chart-geometry.ts'
import { ChartPatterns } from './chart-patterns.tsx'
import { longPeriod, onScale, shortPeriod } from './chart-words.ts'
import { useChartCursor } from './use-chart-cursor.ts'
import { useWidth } from './use-width.ts'

export type Places = ReturnType<typeof placesIn>

interface ChartFrameProps {
  title: string
  unit: AnalyticsUnit
  periods: Analytics['periods']
  /** The highest value there is. */
  most: number
  /** What a period says, aloud and below the chart. */
  sentenceOf: (period: number) => string
  /** Behind the periods, such as a line. */
  renderBehind?: (places: Places) => ReactNode
  renderMarks: (period: number, places: Places, chart: string) => ReactNode
}

const height = 208
const nameWidth = 52

/** Scale, names and cursor of a chart: one stop of the Tab key, whose periods are walked by arrows and spoken. */
export function ChartFrame({ title, unit, periods, most, sentenceOf, renderBehind, renderMarks }: ChartFrameProps) {
  const chart = useId()
  const { ref, width } = useWidth<HTMLDivElement>()
  const { at, setAt, onKeyDown } = useChartCursor(periods.length)
  const ticks = ticksFor(most)
  const box: Box = { width, height, left: unit === 'count' ? 36 : 48, bottom: 24, top: 10 }
  const places = placesIn(box, periods.length, ticks.at(-1) ?? 1)
  const follow = ({ currentTarget, clientX }: PointerEvent<SVGSVGElement>) =>
    setAt(places.periodAt(clientX - currentTarget.getBoundingClientRect().left))
  return (
    <div ref={ref} className="min-w-0">
      <svg
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot be drawn
        role="listbox"
        aria-label={`${title}: arrow keys go through the periods`}
        aria-activedescendant={at === null ? undefined : `${chart}-${at}`}
        tabIndex={0}
        width={width}
        height={height}
        className="block max-w-full touch-pan-y rounded-sm"
        onKeyDown={onKeyDown}
        onBlur={() => setAt(null)}
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={() => setAt(null)}
      >
        <g aria-hidden>
          <ChartPatterns chart={chart} />
          <Scale {...{ ticks, unit, places, box, periods }} />
          {at !== null && <Cursor x={places.x(at) - places.band / 2} width={places.band} floor={places.floor} />}
          {renderBehind?.(places)}
        </g>
        {periods.map((period, index) => (
          <g
            key={period.from}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- nor can its options
            role="option"
            id={`${chart}-${index}`}
            aria-selected={index === at}
            aria-label={`${longPeriod(period)}: ${sentenceOf(index)}`}
          >
            {renderMarks(index, places, chart)}
          </g>
        ))}
      </svg>
      <Readout at={at} periods={periods} sentenceOf={sentenceOf} />
    </div>
  )
}

const Cursor = ({ x, width, floor }: Record<'x' | 'width' | 'floor', number>) => (
  <rect x={x} y={2} width={width} height={floor - 2} rx={3} className="fill-hover forced-colors:fill-[Highlight]" />
)

interface ScaleProps extends Pick<ChartFrameProps, 'unit' | 'periods'> {
  ticks: readonly number[]
  places: Places
  box: Box
}

const Scale = ({ ticks, unit, places, box, periods }: ScaleProps) => (
  <g className="tabular fill-muted text-xs forced-colors:fill-[CanvasText]">
    {ticks.map((tick) => (
      <g key={tick}>
        <path
          d={`M${box.left},${places.y(tick)}H${box.width}`}
          className="stroke-line forced-colors:stroke-[GrayText]"
          shapeRendering="crispEdges"
        />
        <text x={box.left - 8} y={places.y(tick)} dy="0.32em" textAnchor="end">
          {onScale(tick, unit)}
        </text>
      </g>
    ))}
    {namedPeriods(periods.length, places.band, nameWidth).map((index) => (
      <text
        key={index}
        x={index === periods.length - 1 ? Math.min(places.x(index), box.width - 24) : places.x(index)}
        y={places.floor + 17}
        textAnchor="middle"
      >
        {periods[index] && shortPeriod(periods[index])}
      </text>
    ))}
  </g>
)

/** The same words for the eyes; whoever listens hears them from the chart. */
const Readout = ({
  at,
  periods,
  sentenceOf,
}: { at: number | null } & Pick<ChartFrameProps, 'periods' | 'sentenceOf'>) => {
  const period = at === null ? undefined : periods[at]
  return (
    <p aria-hidden className="tabular mt-1 min-h-9 text-xs text-muted">
      {at !== null && period && (
        <>
          <strong className="font-medium text-text">{longPeriod(period)}</strong> · {sentenceOf(at)}
        </>
      )}
    </p>
  )
}
