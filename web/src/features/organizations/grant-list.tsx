import type { BreakGlass } from '@medinotes/shared/organizations'
import { toast } from 'sonner'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { errorText } from '../../lib/api-error.ts'
import { formatInstant } from '../../lib/dates.ts'
import { isOpen } from './open-grant.ts'
import { useEndBreakGlass } from './use-end-break-glass.ts'

/** Who opened it, when and why; any administrator may end one that is still open. */
export const GrantList = ({ grants }: { grants: readonly BreakGlass[] }) => (
  <ul className="divide-y divide-line rounded-md border border-line bg-raised">
    {grants.map((grant) => (
      <Grant key={grant.id} grant={grant} />
    ))}
  </ul>
)

function Grant({ grant }: { grant: BreakGlass }) {
  const ending = useEndBreakGlass()
  const { id, personName, reason, openedAt, expiresAt, endedAt } = grant
  const end = () =>
    ending.mutate(id, {
      onError: (error) => toast.error('Emergency access is still open', { description: errorText(error) }),
    })
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="grid min-w-56 flex-1 gap-0.5">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{personName}</span>
          {isOpen(grant) && <Badge tone="warning">Open</Badge>}
        </p>
        <p className="break-words">{reason}</p>
        <p className="tabular text-xs text-muted">
          {formatInstant(openedAt)} to {formatInstant(endedAt ?? expiresAt)}
        </p>
      </div>
      {isOpen(grant) && (
        <Button size="sm" loading={ending.isPending} onClick={end} aria-label={`End the access of ${personName}`}>
          End now
        </Button>
      )}
    </li>
  )
}
