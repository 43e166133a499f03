import type { AnalyticsExportQuery } from '@medinotes/shared/analytics'
import { useMutation } from '@tanstack/react-query'
import { ChartColumn, Download, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { toast } from '../../lib/toast.ts'
import { Card } from '../../components/card.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Segments } from '../../components/segments.tsx'
import { errorText } from '../../lib/api-error.ts'
import type { AnalyticsFilters } from './analytics-filters.ts'
import { saveChart } from './analytics.queries.ts'

export type Look = 'chart' | 'table'

interface ChartCardProps {
  chart: AnalyticsExportQuery['chart']
  title: string
  about: string
  filters: AnalyticsFilters
  /** Absent where there is one way to look at it. */
  look?: Look | undefined
  onLook?: (look: Look) => void
  className?: string
  children: ReactNode
}

const looks = [
  { value: 'chart', label: 'Chart', icon: ChartColumn },
  { value: 'table', label: 'Table', icon: Table2 },
] as const

/** What every chart has around it: what it is about, the same as a table, the same as a file. */
export const ChartCard = ({ chart, title, about, filters, look, onLook, className, children }: ChartCardProps) => (
  <Card aria-label={title} className={className}>
    <header className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="grid min-w-48 flex-1 gap-1">
        <h2 className="text-lg">{title}</h2>
        <p className="text-xs text-muted">{about}</p>
      </div>
      <div className="-mt-1 -mr-2 flex items-center gap-1">
        {look && onLook && <Segments label={`How to show: ${title}`} value={look} options={looks} onChange={onLook} />}
        <SaveButton chart={chart} title={title} filters={filters} />
      </div>
    </header>
    {children}
  </Card>
)

function SaveButton({ chart, title, filters }: Pick<ChartCardProps, 'chart' | 'title' | 'filters'>) {
  const save = useMutation({
    mutationFn: () => saveChart(chart, filters),
    onSuccess: (name) => toast.success(`Saved as ${name}`),
    onError: (error) => toast.error('The file could not be saved', { description: errorText(error) }),
  })
  return (
    <IconButton
      icon={Download}
      label={`Save as CSV: ${title}`}
      disabled={save.isPending}
      onClick={() => save.mutate()}
    />
  )
}

/** In place of a chart that would show nothing. */
export const NothingHere = ({ children }: { children: ReactNode }) => (
  <div className="grid gap-1 rounded-md border border-dashed border-line-strong px-4 py-8 text-center">{children}</div>
)
