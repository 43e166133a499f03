import type { BreakGlass } from '@medinotes/shared/organizations'
import { useState } from 'react'
import { toast } from '../../lib/toast.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { errorText } from '../../lib/api-error.ts'
import { formatInstant } from '../../lib/dates.ts'
import { useMe } from '../auth/account.queries.ts'
import { isOpen } from './open-grant.ts'
import { ReviewDialog } from './review-dialog.tsx'
import { useEndBreakGlass } from './use-end-break-glass.ts'

/** Who opened it, when and why; any administrator may end one that is still open, and another than its opener reviews it. */
export const GrantList = ({ grants }: { grants: readonly BreakGlass[] }) => (
  <ul className="divide-y divide-line rounded-md border border-line bg-raised">
    {grants.map((grant) => (
      <Grant key={grant.id} grant={grant} />
    ))}
  </ul>
)

function Grant({ grant }: { grant: BreakGlass }) {
  const { personName, reason, openedAt, expiresAt, endedAt, review } = grant
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="grid min-w-56 flex-1 gap-0.5">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{personName}</span>
          <StateBadge grant={grant} />
        </p>
        <p className="break-words">{reason}</p>
        <p className="tabular text-xs text-muted">
          {formatInstant(openedAt)} to {formatInstant(endedAt ?? expiresAt)}
        </p>
        {review && (
          <p className="mt-1.5 border-l-2 border-line-strong pl-3 break-words">
            {review.comment}
            <span className="tabular block text-xs text-muted">
              {review.byName}, {formatInstant(review.at)}
            </span>
          </p>
        )}
      </div>
      {isOpen(grant) ? <EndNow grant={grant} /> : !review && <ReviewButton grant={grant} />}
    </li>
  )
}

function StateBadge({ grant }: { grant: BreakGlass }) {
  if (isOpen(grant)) return <Badge tone="warning">Open</Badge>
  if (grant.review === null) return <Badge tone="warning">Not reviewed yet</Badge>
  return grant.review.verdict === 'justified' ? (
    <Badge tone="success">Justified</Badge>
  ) : (
    <Badge tone="danger">Not justified</Badge>
  )
}

function EndNow({ grant: { id, personName } }: { grant: BreakGlass }) {
  const ending = useEndBreakGlass()
  const end = () =>
    ending.mutate(id, {
      onError: (error) => toast.error('Emergency access is still open', { description: errorText(error) }),
    })
  return (
    <Button size="sm" loading={ending.isPending} onClick={end} aria-label={`End the access of ${personName}`}>
      End now
    </Button>
  )
}

function ReviewButton({ grant }: { grant: BreakGlass }) {
  const ownId = useMe().id
  const [isReviewing, setIsReviewing] = useState(false)
  if (grant.personId === ownId) {
    return <p className="max-w-56 text-xs text-muted">Somebody else who runs the practice reviews it.</p>
  }
  return (
    <>
      <Button size="sm" onClick={() => setIsReviewing(true)} aria-label={`Review the access of ${grant.personName}`}>
        Review
      </Button>
      {isReviewing && <ReviewDialog grant={grant} onClose={() => setIsReviewing(false)} />}
    </>
  )
}
