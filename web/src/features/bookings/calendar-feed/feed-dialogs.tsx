import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useChange } from '../../../lib/use-change.ts'
import { calendarFeedQuery, endCalendarFeed, makeCalendarFeed } from './calendar-feed.queries.ts'

const renews = [calendarFeedQuery.queryKey]

export const useMakeFeed = () => useChange(makeCalendarFeed, { renews, done: () => 'The address is made' })

interface RenewDialogProps {
  onMade: (url: string) => void
  onClose: () => void
}

export function RenewDialog({ onMade, onClose }: RenewDialogProps) {
  const make = useMakeFeed()
  return (
    <ConfirmDialog
      title="Make a new address?"
      action="Make a new address"
      isPending={make.isPending}
      problem={make.error && errorText(make.error)}
      onConfirm={() => make.mutate(undefined, { onSuccess: ({ url }) => onMade(url) })}
      onClose={onClose}
    >
      The present one ends: calendars that follow it get nothing more until you give them the new one.
    </ConfirmDialog>
  )
}

export function EndDialog({ onEnded, onClose }: { onEnded: () => void; onClose: () => void }) {
  const end = useChange(endCalendarFeed, { renews, done: () => 'The address has ended' })
  return (
    <ConfirmDialog
      title="End the calendar feed?"
      action="End it"
      isDangerous
      isPending={end.isPending}
      problem={end.error && errorText(end.error)}
      onConfirm={() => end.mutate(undefined, { onSuccess: onEnded })}
      onClose={onClose}
    >
      Calendars that follow the address get nothing more. What they have already read stays in them.
    </ConfirmDialog>
  )
}
