import type { Analytics, BreakdownKey, TrendKey } from '@medinotes/shared/analytics'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChartColumn, Settings2 } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/api-error.ts'
import { formatInstant } from '../../lib/dates.ts'
import { AiFigures } from './ai-figures.tsx'
import { type AnalyticsFilters, useAnalyticsFilters } from './analytics-filters.ts'
import { analyticsQuery } from './analytics.queries.ts'
import { AnalyticsToolbar } from './analytics-toolbar.tsx'
import { BreakdownCard } from './breakdown-card.tsx'
import { firmTitle, rangeWords } from './chart-words.ts'
import { SettingsDialog } from './settings-dialog.tsx'
import { TrendCard } from './trend-card.tsx'

/** What an organization's weeks come to, for those who run it. */
export function AnalyticsPage() {
  const state = useAnalyticsFilters()
  const query = useQuery({ ...analyticsQuery(state.filters), placeholderData: keepPreviousData })
  const [isSetting, setSetting] = useState(false)
  return (
    <>
      <PageHeader
        title="Analytics"
        description={query.data && firmTitle(query.data.kind)}
        actions={
          <Button icon={Settings2} onClick={() => setSetting(true)}>
            Settings
          </Button>
        }
      />
      <AnalyticsToolbar state={state} analytics={query.data} />
      {query.isError && (
        <Alert
          tone="danger"
          title="The figures could not be loaded"
          action={<Button onClick={() => void query.refetch()}>Try again</Button>}
          className="mb-4"
        >
          {errorText(query.error)}
        </Alert>
      )}
      {query.isPending && <Waiting />}
      {query.data && <Figures analytics={query.data} filters={state.filters} isBusy={query.isPlaceholderData} />}
      {isSetting && <SettingsDialog onClose={() => setSetting(false)} />}
    </>
  )
}

const Waiting = () => (
  <div className="grid gap-5 lg:grid-cols-2">
    <Skeleton className="h-96 lg:col-span-2" />
    <Skeleton className="h-80" />
    <Skeleton className="h-80" />
  </div>
)

/** Beside each other where there is room: what is followed over time, and what it is made of. */
const order: readonly (TrendKey | BreakdownKey)[] = [
  ...(['bookings', 'fill', 'no-shows', 'lead-time', 'lead-times', 'fees', 'reasons'] as const),
  ...(['reports', 'turnaround', 'notes', 'authors', 'ai', 'models'] as const),
]

interface FiguresProps {
  analytics: Analytics
  filters: AnalyticsFilters
  isBusy: boolean
}

function Figures({ analytics, filters, isBusy }: FiguresProps) {
  if (analytics.refreshedAt === null)
    return (
      <EmptyState icon={ChartColumn} title="The figures are being made">
        They are made every 15 minutes from bookings and notes. Look again soon.
      </EmptyState>
    )
  return (
    <div aria-busy={isBusy || undefined} className="grid gap-5">
      <Freshness analytics={analytics} refreshedAt={analytics.refreshedAt} isPart={filters.personId !== undefined} />
      <div className="grid min-w-0 gap-5 *:min-w-0 lg:grid-cols-2">
        {order.map((key) => {
          const trend = analytics.trends.find((each) => each.key === key)
          const breakdown = analytics.breakdowns.find((each) => each.key === key)
          const isWide = key === 'bookings'
          if (breakdown) return <BreakdownCard key={key} breakdown={breakdown} filters={filters} />
          if (!trend) return null
          return <TrendCard key={key} {...{ trend, analytics, filters }} className={isWide ? 'lg:col-span-2' : ''} />
        })}
        {analytics.ai && <AiFigures ai={analytics.ai} />}
      </div>
    </div>
  )
}

function Freshness({ analytics: { range, before, timeZone }, refreshedAt, isPart }: FreshnessProps) {
  return (
    <p className="text-sm text-muted">
      <strong className="font-medium text-text">{rangeWords(range)}</strong>, compared with {rangeWords(before)}. As of{' '}
      {formatInstant(refreshedAt, timeZone)}, renewed every 15 minutes. Counts of fewer than 5 are not shown
      {isPart && ', and figures of one person are rounded to fives'}.
    </p>
  )
}

interface FreshnessProps {
  analytics: Analytics
  refreshedAt: string
  isPart: boolean
}
