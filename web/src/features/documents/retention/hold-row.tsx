import type { LegalHold } from '@medinotes/shared/retention'
import { Scale } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { useChange } from '../../../lib/use-change.ts'
import { retentionKey } from '../document-keys.ts'
import { liftHold } from './retention.queries.ts'

interface HoldRowProps {
  hold: LegalHold
  /** Whether the reader lifts holds of their side. */
  keeps: boolean
}

export function HoldRow({ hold, keeps }: HoldRowProps) {
  const [isLifting, setLifting] = useState(false)
  const { organizationName, placedBy, placedAt, reason, lifted, own } = hold
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="grid min-w-0 flex-1 basis-56 gap-1.5">
        <p>
          <Badge tone={lifted ? 'neutral' : 'info'} icon={Scale}>
            {lifted ? 'Legal hold, lifted' : 'Legal hold'}
          </Badge>
        </p>
        {reason !== null && <p className="break-words whitespace-pre-wrap">{reason}</p>}
        <p className="text-xs text-muted">
          Placed by {placedBy === null ? organizationName : `${placedBy}, ${organizationName}`},{' '}
          {formatInstant(placedAt)}
          {lifted && `. Lifted${lifted.by === null ? '' : ` by ${lifted.by}`}, ${formatInstant(lifted.at)}`}
        </p>
      </div>
      {own && keeps && lifted === null && <Button onClick={() => setLifting(true)}>Lift</Button>}
      {isLifting && <LiftDialog id={hold.id} onClose={() => setLifting(false)} />}
    </li>
  )
}

function LiftDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const lift = useChange(liftHold, { renews: [retentionKey], done: () => 'The legal hold is lifted' })
  return (
    <ConfirmDialog
      title="Lift the legal hold?"
      action="Lift"
      isPending={lift.isPending}
      problem={lift.error && errorText(lift.error)}
      onConfirm={() => lift.mutate(id, { onSuccess: onClose })}
      onClose={onClose}
    >
      Unless another hold stands, two people can delete documents of this booking again.
    </ConfirmDialog>
  )
}
