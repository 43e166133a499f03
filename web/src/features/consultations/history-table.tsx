import type { ConsultationSummary } from '@medinotes/shared/consultations'
import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../components/table.tsx'
import { formatDate, formatInstant } from '../../lib/dates.ts'
import { useRowWalk } from '../../lib/use-row-walk.ts'
import { templatesQuery } from '../templates/template.queries.ts'
import { nameOfTemplate } from '../templates/template-words.ts'
import { StatusBadge } from './status-badge.tsx'

/** Typing into the filter above draws no row. */
export const HistoryTable = memo(function HistoryTable({ items }: { items: readonly ConsultationSummary[] }) {
  const { data: templates } = useQuery(templatesQuery())
  const templateName = (key: string) => nameOfTemplate(templates?.items, key)
  return (
    <Table aria-label="Notes" onKeyDown={useRowWalk()}>
      <TableHead className="max-sm:sr-only">
        <tr className="border-b border-line">
          <HeaderCell>Patient</HeaderCell>
          <HeaderCell className="max-sm:hidden">Visit</HeaderCell>
          <HeaderCell className="max-md:hidden">Template</HeaderCell>
          <HeaderCell className="max-sm:hidden">Status</HeaderCell>
          <HeaderCell className="max-lg:hidden">Last change</HeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {items.map(({ id, patientName, dateOfVisit, template, status, updatedAt }) => (
          <TableRow
            key={id}
            className="relative transition-colors duration-150 hover:bg-hover has-focus-visible:bg-hover"
          >
            <Cell className="max-w-56 max-sm:w-full">
              <Link
                data-row
                to={paths.consultation(id)}
                className="block truncate rounded-sm font-medium after:absolute after:inset-0"
              >
                {patientName}
              </Link>
              <span className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 pb-1 sm:hidden">
                <span className="tabular text-muted">{formatDate(dateOfVisit)}</span>
                <StatusBadge status={status} />
              </span>
            </Cell>
            <Cell className="tabular whitespace-nowrap max-sm:hidden">{formatDate(dateOfVisit)}</Cell>
            <Cell className="text-muted max-md:hidden">{templateName(template)}</Cell>
            <Cell className="max-sm:hidden">
              <StatusBadge status={status} />
            </Cell>
            <Cell className="tabular whitespace-nowrap text-muted max-lg:hidden">{formatInstant(updatedAt)}</Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
})
