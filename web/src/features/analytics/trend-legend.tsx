import type { Trend } from '@medinotes/shared/analytics'
import { useId } from 'react'
import { ChartPatterns, Mark } from './chart-patterns.tsx'
import { toneOf } from './chart-tones.ts'
import { changeSince, figure } from './chart-words.ts'

/** The whole range in figures, each beside the range before; also what the colours and patterns mean. */
export function TrendLegend({ trend: { series, unit } }: { trend: Trend }) {
  const chart = useId()
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-3">
      {series.map(({ key, name, total, before }, index) => (
        <div key={key} className="grid gap-0.5">
          <dt className="flex items-center gap-1.5 text-xs text-muted">
            {series.length > 1 && (
              <svg aria-hidden width={12} height={12} className="rounded-[3px]">
                <ChartPatterns chart={chart} />
                <Mark chart={chart} tone={toneOf(index)} x={0} y={0} width={12} height={12} />
              </svg>
            )}
            {name}
          </dt>
          <dd className="tabular flex flex-wrap items-baseline gap-x-2">
            <span className={total === null ? 'text-muted' : 'text-lg font-semibold'}>{figure(total, unit)}</span>
            <span className="text-xs text-muted">{before === null ? '' : beforeWords(total, before, unit)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function beforeWords(total: number | null, before: number, unit: Trend['unit']) {
  const change = changeSince(total, before, unit)
  return change === null || change === 'the same'
    ? `before: ${figure(before, unit)}`
    : `${change}, before: ${figure(before, unit)}`
}
