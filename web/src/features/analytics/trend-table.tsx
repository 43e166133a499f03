import type { Analytics, AnalyticsSeries, Trend } from '@medinotes/shared/analytics'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../components/table.tsx'
import { inTable, longPeriod, rangeWords } from './chart-words.ts'

interface TrendTableProps {
  title: string
  trend: Trend
  analytics: Pick<Analytics, 'periods' | 'range' | 'before'>
}

/** The chart in figures. */
export const TrendTable = ({ title, trend, analytics: { periods, range, before } }: TrendTableProps) => (
  <Table aria-label={title} className="max-sm:[&_:is(th,td)]:px-1.5">
    <TableHead>
      <TableRow>
        <HeaderCell>Period</HeaderCell>
        {trend.series.map(({ key, name }) => (
          <HeaderCell key={key} className="text-right">
            {name}
          </HeaderCell>
        ))}
      </TableRow>
    </TableHead>
    <TableBody className="tabular">
      {periods.map((period, index) => (
        <Row key={period.from} name={longPeriod(period)} trend={trend} of={({ values }) => values[index] ?? null} />
      ))}
      <Row name={`In all, ${rangeWords(range)}`} trend={trend} of={({ total }) => total} isWhole />
      <Row name={`Before, ${rangeWords(before)}`} trend={trend} of={(series) => series.before} isWhole />
    </TableBody>
  </Table>
)

interface RowProps {
  name: string
  trend: Trend
  of: (series: AnalyticsSeries) => number | null
  isWhole?: boolean
}

const Row = ({ name, trend: { series, unit }, of, isWhole = false }: RowProps) => (
  <TableRow className={isWhole ? 'font-medium' : undefined}>
    <HeaderCell scope="row" className="text-sm font-normal text-text">
      {name}
    </HeaderCell>
    {series.map((each) => (
      <Cell key={each.key} className={of(each) === null ? 'text-right text-muted' : 'text-right'}>
        {inTable(of(each), unit)}
      </Cell>
    ))}
  </TableRow>
)
