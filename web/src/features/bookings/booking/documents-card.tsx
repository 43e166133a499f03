import type { Booking } from '@medinotes/shared/booking-views'
import type { DocumentKind } from '@medinotes/shared/bookings'
import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleCheck, CircleDashed, FileCheck, FileClock, FileWarning } from 'lucide-react'
import { toast } from '../../../lib/toast.ts'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { errorText } from '../../../lib/api-error.ts'
import { bookingDocumentsQuery } from '../../documents/document.queries.ts'
import { changeBooking } from '../booking.queries.ts'
import { documentKindNames } from '../booking-words.ts'
import { paperworkState, paperworkText } from '../paperwork.ts'
import { useOwnSides } from './own-sides.ts'
import { useBookingCommand } from './use-booking-command.ts'

const looks = {
  received: { icon: FileCheck, className: 'text-success' },
  due: { icon: FileClock, className: 'text-muted' },
  overdue: { icon: FileWarning, className: 'text-warning' },
}

/** What the specialist needs to read beforehand, and whether it is there. */
export function DocumentsCard({ booking }: { booking: Booking }) {
  const { expectedDocuments } = booking
  const { isPractice } = useOwnSides(booking)
  const state = paperworkState(booking)
  if (state === 'not-needed' && expectedDocuments.length === 0) return null
  return (
    <Card className="grid gap-4">
      <CardHeader title="Paperwork" className="mb-0" />
      {state !== 'not-needed' && <State booking={booking} state={state} />}
      {expectedDocuments.length > 0 ? (
        <div className="grid gap-1.5">
          <h3 className="text-sm text-muted">Expected</h3>
          <Expected bookingId={booking.id} kinds={expectedDocuments} />
        </div>
      ) : (
        <p className="text-muted">No particular documents were announced.</p>
      )}
      {isPractice && booking.status === 'confirmed' && booking.actions.includes('change') && (
        <ReceivedButton booking={booking} />
      )}
    </Card>
  )
}

/** What was announced, with a tick where something of the kind is there to be read. */
function Expected({ bookingId, kinds }: { bookingId: string; kinds: readonly DocumentKind[] }) {
  const { data } = useInfiniteQuery(bookingDocumentsQuery(bookingId))
  const there = new Set(
    data?.pages.flatMap(({ items }) => items.filter(({ status }) => status === 'clean').map(({ kind }) => kind)),
  )
  return (
    <ul className="grid gap-1.5">
      {kinds.map((kind) => (
        <li key={kind} className="flex items-center gap-2">
          {there.has(kind) ? (
            <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
          ) : (
            <CircleDashed aria-hidden className="size-4 shrink-0 text-muted" />
          )}
          <span className="flex-1">{documentKindNames[kind]}</span>
          <span className="text-xs text-muted">{data && (there.has(kind) ? 'Received' : 'To come')}</span>
        </li>
      ))}
    </ul>
  )
}

function State({ booking, state }: { booking: Booking; state: keyof typeof looks }) {
  const { icon: Icon, className } = looks[state]
  return (
    <p className="flex items-start gap-2 font-medium">
      <Icon aria-hidden className={classNames('mt-0.5 size-4 shrink-0', className)} />
      {paperworkText(booking)}
    </p>
  )
}

function ReceivedButton({ booking: { id, version, paperworkReceivedAt } }: { booking: Booking }) {
  const isReceived = paperworkReceivedAt !== null
  const mark = useBookingCommand(changeBooking, () =>
    isReceived ? 'The paperwork is awaited again' : 'The paperwork is marked as received',
  )
  return (
    <Button
      className="justify-self-start"
      loading={mark.isPending}
      onClick={() =>
        mark.mutate(
          { id, body: { version, paperworkReceived: !isReceived } },
          { onError: (error) => toast.error('Nothing was changed', { description: errorText(error) }) },
        )
      }
    >
      {isReceived ? 'Not complete after all' : 'Mark as received'}
    </Button>
  )
}
