import { useChange } from '../../../lib/use-change.ts'
import { retentionKey } from '../document-keys.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { placeHold } from './retention.queries.ts'

export function PlaceHoldDialog({ bookingId, onClose }: { bookingId: string; onClose: () => void }) {
  const place = useChange(placeHold, { renews: [retentionKey], done: () => 'The legal hold is placed' })
  return (
    <ReasonDialog
      title="Place a legal hold"
      description="Nothing of this booking is deleted, by either side, until you lift it."
      hint="Read by your organisation only. The other side sees that there is a hold."
      action="Place hold"
      isPending={place.isPending}
      onSubmit={(reason, onError) => place.mutate({ bookingId, reason }, { onSuccess: onClose, onError })}
      onClose={onClose}
    />
  )
}
