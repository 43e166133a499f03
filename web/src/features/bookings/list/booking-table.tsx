import type { Me } from '@medinotes/shared/access'
import type { BookingSummary } from '@medinotes/shared/booking-views'
import { memo } from 'react'
import { Link } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../../components/table.tsx'
import { formatTime } from '../../../lib/dates.ts'
import { useRowWalk } from '../../../lib/use-row-walk.ts'
import { useMe } from '../../auth/account.queries.ts'
import { BookingStatusBadge } from '../booking-status-badge.tsx'
import { BookingTime } from '../booking-time.tsx'
import { PaperworkMark } from './paperwork-mark.tsx'

interface BookingTableProps {
  label: string
  bookings: readonly BookingSummary[]
}

/** A table on a desk; on a phone each row is a card of its own. Typing into the filter above draws none of them. */
export const BookingTable = memo(function BookingTable({ label, bookings }: BookingTableProps) {
  const { role } = useMe()
  const isReferrer = role === 'referrer'
  return (
    <Table aria-label={label} onKeyDown={useRowWalk()}>
      <TableHead className="max-sm:sr-only">
        <tr className="border-b border-line">
          <HeaderCell>When</HeaderCell>
          <HeaderCell>Examinee</HeaderCell>
          <HeaderCell className="max-xl:hidden">{role === 'specialist' ? 'Examination' : 'Specialist'}</HeaderCell>
          <HeaderCell className="max-lg:hidden">{isReferrer ? 'Place' : 'Referrer'}</HeaderCell>
          <HeaderCell>Status</HeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {bookings.map((booking) => (
          <Row key={booking.id} booking={booking} role={role} />
        ))}
      </TableBody>
    </Table>
  )
})

interface RowProps {
  booking: BookingSummary
  role: Me['role']
}

const Row = ({ booking, role }: RowProps) => (
  <TableRow className="relative align-top transition-colors duration-150 hover:bg-hover has-focus-visible:bg-hover max-sm:grid max-sm:h-auto max-sm:grid-cols-[1fr_auto] max-sm:gap-x-3 max-sm:px-4 max-sm:py-3">
    <Cell className="max-sm:row-start-2 max-sm:p-0">
      <BookingTime {...booking} />
    </Cell>
    <Cell className="max-w-64 max-sm:col-span-2 max-sm:max-w-full max-sm:p-0 max-sm:pb-1.5">
      <Link
        data-row
        to={paths.booking(booking.id)}
        className="block truncate rounded-sm font-medium after:absolute after:inset-0"
      >
        {booking.examineeName ?? 'No details yet'}
      </Link>
      <span className="block truncate text-muted">
        {booking.claimNumber ? `Claim ${booking.claimNumber}` : booking.reference}
      </span>
      <span className="line-clamp-2 text-muted max-sm:hidden xl:hidden">{whatOf(booking, role)}</span>
    </Cell>
    <Cell className="max-w-56 max-xl:hidden">
      {role !== 'specialist' && <span className="block truncate">{booking.specialistName}</span>}
      <span className="block truncate text-muted">{booking.examTypeName}</span>
    </Cell>
    <Cell className="max-w-56 text-muted max-lg:hidden">
      <span className="line-clamp-2">{role === 'referrer' ? booking.location : booking.organizationName}</span>
    </Cell>
    <Cell className="max-sm:row-start-2 max-sm:p-0">
      <span className="grid justify-items-start gap-1.5 max-sm:justify-items-end">
        <BookingStatusBadge status={booking.status} />
        {booking.status === 'held' && booking.heldUntil ? (
          <span className="tabular text-xs text-muted">until {formatTime(booking.heldUntil)}</span>
        ) : (
          <span className="max-sm:hidden">
            <PaperworkMark booking={booking} />
          </span>
        )}
      </span>
    </Cell>
    <Cell className="text-muted max-sm:col-span-2 max-sm:grid max-sm:gap-1.5 max-sm:p-0 max-sm:pt-1.5 sm:hidden">
      {whatOf(booking, role)}
      <PaperworkMark booking={booking} />
    </Cell>
  </TableRow>
)

/** A specialist sees their own examinations alone. */
const whatOf = ({ specialistName, examTypeName }: BookingSummary, role: Me['role']) =>
  role === 'specialist' ? examTypeName : `${specialistName}, ${examTypeName}`
