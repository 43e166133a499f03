import { Button } from '../../../components/button.tsx'
import { Alert } from '../../../components/alert.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import type { FindingItem } from './finding-items.ts'
import type { FindingActions } from './use-finding-actions.ts'

interface SettledFindingsProps {
  items: readonly FindingItem[]
  /** Null where nothing can be opened again. */
  reopen: FindingActions['reopen'] | null
}

/** What was let stand: by whom, when and why. */
export function SettledFindings({ items, reopen }: SettledFindingsProps) {
  const settled = items.filter(({ acceptances }) => acceptances.length > 0)
  if (settled.length === 0) return null
  return (
    <details>
      <summary className="cursor-pointer text-sm font-medium">Let stand ({settled.length})</summary>
      <ul className="mt-2 grid gap-2">
        {settled.map((item) => (
          <SettledFinding key={item.id} item={item} reopen={reopen} />
        ))}
      </ul>
      {reopen?.error && <Alert tone="danger" title={errorText(reopen.error)} className="mt-2" />}
    </details>
  )
}

function SettledFinding({ item, reopen }: { item: FindingItem; reopen: SettledFindingsProps['reopen'] }) {
  const [acceptance] = item.acceptances
  if (!acceptance) return null
  return (
    <li className="grid gap-0.5 border-l-2 border-line-strong pl-3">
      <p className="leading-relaxed break-words text-muted">{item.text}</p>
      <p className="break-words">{acceptance.reason}</p>
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
        {acceptance.acceptedBy.name}, {formatInstant(acceptance.acceptedAt)}
        {reopen && (
          <Button
            size="sm"
            variant="ghost"
            disabled={reopen.isPending}
            onClick={() => reopen.mutate(item)}
            aria-label={`Open again: ${item.text}`}
          >
            Open again
          </Button>
        )}
      </p>
    </li>
  )
}
