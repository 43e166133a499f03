import type { Analytics, Trend } from '@medinotes/shared/analytics'
import { useState } from 'react'
import type { AnalyticsFilters } from './analytics-filters.ts'
import { ChartCard, type Look, NothingHere } from './chart-card.tsx'
import { trendWords } from './chart-words.ts'
import { isEmpty, TrendChart } from './trend-chart.tsx'
import { TrendLegend } from './trend-legend.tsx'
import { TrendTable } from './trend-table.tsx'

interface TrendCardProps {
  trend: Trend
  analytics: Analytics
  filters: AnalyticsFilters
  className?: string
}

export function TrendCard({ trend, analytics, filters, className }: TrendCardProps) {
  const [look, setLook] = useState<Look>('chart')
  const { title, about, empty } = trendWords[trend.key]
  const nothing = isEmpty(trend)
  return (
    <ChartCard
      {...{ chart: trend.key, title, about, filters }}
      {...(!nothing && { look, onLook: setLook })}
      {...(className !== undefined && { className })}
    >
      <div className="grid gap-4">
        {trend.series.some(({ total }) => total) && <TrendLegend trend={trend} />}
        {nothing && <Nothing trend={trend} words={empty} />}
        {!nothing && look === 'chart' && <TrendChart trend={trend} periods={analytics.periods} />}
        {!nothing && look === 'table' && <TrendTable title={title} trend={trend} analytics={analytics} />}
      </div>
    </ChartCard>
  )
}

/** None at all, or too few in each period: which of the two, in words. */
function Nothing({ trend: { series, unit }, words }: { trend: Trend; words: string }) {
  const hasFew = unit !== 'days' && unit !== 'percent' && series.some(({ values }) => values.includes(null))
  return (
    <NothingHere>
      <p className="font-medium">{hasFew ? 'Fewer than 5 in each period' : 'Nothing to show in these weeks'}</p>
      <p className="text-muted">{hasFew ? 'Longer periods, or more weeks, may show more.' : words}</p>
    </NothingHere>
  )
}
