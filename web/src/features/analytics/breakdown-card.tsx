import type { Breakdown } from '@medinotes/shared/analytics'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../components/table.tsx'
import type { AnalyticsFilters } from './analytics-filters.ts'
import { ChartCard, NothingHere } from './chart-card.tsx'
import { besideUnits, breakdownWords, inTable } from './chart-words.ts'

interface BreakdownCardProps {
  breakdown: Breakdown
  filters: AnalyticsFilters
}

/** Parts of a whole: a table whose figures are bars as well. */
export function BreakdownCard({ breakdown: { key, items }, filters }: BreakdownCardProps) {
  const { title, about, empty } = breakdownWords[key]
  return (
    <ChartCard {...{ chart: key, title, about, filters }}>
      {items.length === 0 ? (
        <NothingHere>
          <p className="font-medium">Nothing to show in these weeks</p>
          <p className="text-muted">{empty}</p>
        </NothingHere>
      ) : (
        <BreakdownTable chart={key} items={items} />
      )}
    </ChartCard>
  )
}

function BreakdownTable({ chart, items }: { chart: Breakdown['key']; items: Breakdown['items'] }) {
  const { title, part, beside } = breakdownWords[chart]
  const most = Math.max(...items.map(({ count }) => count ?? 0))
  return (
    <Table aria-label={title}>
      <TableHead>
        <TableRow>
          <HeaderCell>{part}</HeaderCell>
          <HeaderCell className="text-right">These weeks</HeaderCell>
          <HeaderCell className="text-right max-sm:hidden">Before</HeaderCell>
          {beside && <HeaderCell className="text-right">{beside}</HeaderCell>}
        </TableRow>
      </TableHead>
      <TableBody className="tabular">
        {items.map((item) => (
          <TableRow key={item.key}>
            <HeaderCell scope="row" className="w-1/2 text-sm font-normal text-text">
              {item.name}
              <Bar share={most === 0 ? 0 : (item.count ?? 0) / most} />
            </HeaderCell>
            <Figure value={item.count} />
            <Figure value={item.before} className="max-sm:hidden" />
            {beside && <Figure value={item.beside} unit={besideUnits[chart] ?? 'count'} />}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

const Bar = ({ share }: { share: number }) => (
  <svg aria-hidden width="100%" height={4} className="mt-1.5 block">
    <rect width="100%" height={4} rx={2} className="fill-sunken" />
    <rect width={`${share * 100}%`} height={4} rx={2} className="fill-accent forced-colors:fill-[CanvasText]" />
  </svg>
)

interface FigureProps {
  value: number | null
  unit?: Parameters<typeof inTable>[1]
  className?: string
}

const Figure = ({ value, unit = 'count', className = '' }: FigureProps) => (
  <Cell className={`text-right ${value === null ? 'text-muted' : ''} ${className}`}>{inTable(value, unit)}</Cell>
)
