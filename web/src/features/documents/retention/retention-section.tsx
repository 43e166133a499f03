import type { Booking } from '@medinotes/shared/booking-views'
import type { BookingRetention } from '@medinotes/shared/retention'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Scale } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatDate } from '../../../lib/dates.ts'
import { useMay } from '../../auth/account.queries.ts'
import { DeletionRow } from './deletion-row.tsx'
import { HoldRow } from './hold-row.tsx'
import { PlaceHoldDialog } from './place-hold-dialog.tsx'
import { bookingRetentionQuery, deletionRequestsQuery } from './retention.queries.ts'

/** How long the documents of a booking are kept: holds, and deletions that were asked for. */
export function RetentionSection({ booking: { id } }: { booking: Pick<Booking, 'id'> }) {
  const retention = useQuery(bookingRetentionQuery(id))
  const { data, isError } = retention
  return (
    <Card className="grid gap-4 max-lg:order-1">
      <CardHeader title="Retention" className="mb-0" />
      {data && <Kept id={id} retention={data} />}
      {!data && isError && (
        <Alert
          tone="danger"
          title="How long documents are kept could not be loaded"
          action={<Button onClick={() => void retention.refetch()}>Try again</Button>}
        >
          {errorText(retention.error)}
        </Alert>
      )}
      {!data && !isError && <Skeleton className="h-10" />}
    </Card>
  )
}

function Kept({ id, retention: { held, holds, documents, keeps } }: { id: string; retention: BookingRetention }) {
  const [isPlacing, setPlacing] = useState(false)
  const days = documents.map(({ keepUntil }) => keepUntil).toSorted()
  return (
    <>
      {held && (
        <Alert title="A legal hold is on this booking">Nothing of it is deleted until every hold is lifted.</Alert>
      )}
      {holds.length > 0 && (
        <ul className="grid gap-4">
          {holds.map((hold) => (
            <HoldRow key={hold.id} hold={hold} keeps={keeps} />
          ))}
        </ul>
      )}
      <p className="text-muted">{keptText(days)}</p>
      <OpenDeletions bookingId={id} />
      {keeps && (
        <Button icon={Scale} className="justify-self-start" onClick={() => setPlacing(true)}>
          Place a legal hold
        </Button>
      )}
      {isPlacing && <PlaceHoldDialog bookingId={id} onClose={() => setPlacing(false)} />}
    </>
  )
}

function keptText(days: readonly string[]) {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return 'There are no documents to keep yet.'
  if (first === last) return `The documents are to be kept until ${formatDate(first)}.`
  return `The documents are to be kept until ${formatDate(first)} to ${formatDate(last)}, by what they are.`
}

function OpenDeletions({ bookingId }: { bookingId: string }) {
  const mayAsk = useMay('document:write')
  const { data } = useInfiniteQuery({ ...deletionRequestsQuery({ bookingId, status: 'open' }), enabled: mayAsk })
  const requests = data?.pages.flatMap(({ items }) => items) ?? []
  if (requests.length === 0) return null
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      <h3 className="font-medium">Deletions asked for</h3>
      <ul>
        {requests.map((request) => (
          <DeletionRow key={request.id} request={request} />
        ))}
      </ul>
    </div>
  )
}
