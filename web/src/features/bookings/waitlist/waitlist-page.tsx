import type { WaitlistEntry } from '@medinotes/shared/waitlist'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ListPlus } from 'lucide-react'
import { useState } from 'react'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useChange } from '../../../lib/use-change.ts'
import { BookLink } from '../book-link.tsx'
import { availabilityKey, bookingsKey, waitlistKey } from '../booking-keys.ts'
import { WaitlistRow } from './waitlist-row.tsx'
import { leaveWaitlist, waitlistQuery } from './waitlist.queries.ts'

/** What the caller waits for; what is offered comes first. */
export function WaitlistPage() {
  const list = useInfiniteQuery(waitlistQuery)
  const [leaving, setLeaving] = useState<WaitlistEntry | null>(null)
  return (
    <>
      <PageHeader
        title="Waitlist"
        description="When a time that fits becomes free, it is kept for you for two hours"
        actions={<BookLink />}
      />
      <PagedList
        list={list}
        names={{ one: 'entry', many: 'entries', these: 'Your waitlist entries' }}
        empty={<NotWaiting />}
      >
        {(entries) => (
          <ul className="grid gap-3">
            {entries
              .toSorted((a, b) => Number(b.offer !== null) - Number(a.offer !== null))
              .map((entry) => (
                <WaitlistRow key={entry.id} entry={entry} onLeave={() => setLeaving(entry)} />
              ))}
          </ul>
        )}
      </PagedList>
      {leaving && <LeaveDialog entry={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}

const NotWaiting = () => (
  <EmptyState icon={ListPlus} title="You are not waiting for a time">
    Where no time suits, join the waitlist from the search: you are told as soon as one becomes free, in the order in
    which people joined.
  </EmptyState>
)

function LeaveDialog({ entry: { id, examTypeName, offer }, onClose }: { entry: WaitlistEntry; onClose: () => void }) {
  const leave = useChange(leaveWaitlist, {
    renews: [waitlistKey, bookingsKey, availabilityKey],
    done: () => 'You have left the waitlist',
  })
  return (
    <ConfirmDialog
      title={`Leave the waitlist for ${examTypeName}?`}
      action="Leave"
      isDangerous
      isPending={leave.isPending}
      problem={leave.error && errorText(leave.error)}
      onConfirm={() => leave.mutate(id, { onSuccess: onClose })}
      onClose={onClose}
    >
      {offer ? 'The time that is kept for you goes to the next who waits.' : 'Joining again later puts you at the end.'}
    </ConfirmDialog>
  )
}
