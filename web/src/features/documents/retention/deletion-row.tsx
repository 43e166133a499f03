import type { DeletionRequest } from '@medinotes/shared/retention'
import { Scale } from 'lucide-react'
import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { Badge, type Tone } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Link } from '../../../components/link.tsx'
import { formatDate, formatInstant } from '../../../lib/dates.ts'
import { kindNames } from '../document-words.ts'
import { DecisionDialog } from './decision-dialog.tsx'

const statuses: Record<DeletionRequest['status'], { label: string; tone: Tone }> = {
  open: { label: 'Waits for a decision', tone: 'warning' },
  approved: { label: 'Deleted', tone: 'neutral' },
  refused: { label: 'Refused', tone: 'neutral' },
  withdrawn: { label: 'Withdrawn', tone: 'neutral' },
}

const buttons = { approve: 'Delete for good', refuse: 'Refuse', withdraw: 'Withdraw' }

interface DeletionRowProps {
  request: DeletionRequest
  /** Left out where the page is about the booking. */
  showsBooking?: boolean
}

/** One request to delete a document, with what the reader may decide. */
export function DeletionRow({ request, showsBooking = false }: DeletionRowProps) {
  const [decision, setDecision] = useState<DeletionRequest['actions'][number] | null>(null)
  const { filename, kind, reason, status, held, keepUntil, bookingId, reference } = request
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-b border-line py-4 first:pt-0 last:border-b-0 last:pb-0">
      <div className="grid min-w-0 flex-1 basis-64 gap-1.5">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <span className="min-w-0 font-medium break-words">{filename}</span>
          <Badge tone={statuses[status].tone}>{statuses[status].label}</Badge>
          {held && status === 'open' && (
            <Badge tone="info" icon={Scale}>
              Legal hold
            </Badge>
          )}
        </p>
        <p className="text-muted">
          {kindNames[kind]}, to be kept until {formatDate(keepUntil)}
          {showsBooking && (
            <>
              , of <Link to={paths.booking(bookingId)}>{reference}</Link>
            </>
          )}
        </p>
        <p className="break-words whitespace-pre-wrap">{reason}</p>
        <p className="text-xs text-muted">{historyOf(request)}</p>
      </div>
      {request.actions.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {request.actions.toReversed().map((action) => (
            <Button
              key={action}
              aria-label={`${buttons[action]}: ${filename}`}
              variant={action === 'approve' ? 'danger' : 'secondary'}
              onClick={() => setDecision(action)}
            >
              {buttons[action]}
            </Button>
          ))}
        </div>
      )}
      {decision && <DecisionDialog request={request} decision={decision} onClose={() => setDecision(null)} />}
    </li>
  )
}

function historyOf({ requestedAt, requestedBy, decidedAt, decidedBy }: DeletionRequest) {
  const asked = `Asked for by ${requestedBy ?? 'somebody'}, ${formatInstant(requestedAt)}`
  return decidedAt === null ? asked : `${asked}. Decided by ${decidedBy ?? 'somebody'}, ${formatInstant(decidedAt)}`
}
