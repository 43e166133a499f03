import type { Settled } from '@medinotes/shared/jobs'
import type { QueryKey } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { toast } from '../../lib/toast.ts'
import { Button } from '../../components/button.tsx'
import { errorText } from '../../lib/api-error.ts'
import { useChange } from '../../lib/use-change.ts'
import { settledWords, type SettledNouns } from './settled-words.ts'

interface BulkActionsProps {
  /** Of those that are shown. */
  ids: readonly string[]
  /** Of these, those that can be tried again; all without it. */
  againIds?: readonly string[]
  nouns: SettledNouns
  /** As in "Try again". */
  again: string
  send: (ids: readonly string[]) => Promise<Settled>
  renews: QueryKey
  onDiscard: (ids: readonly string[]) => void
}

/** For a mail server that was down for a night: all that is shown, at once. */
export function BulkActions({ ids, againIds = ids, nouns, again, send, renews, onDiscard }: BulkActionsProps) {
  const retry = useChange(send, { renews: [renews], done: (_, settled) => settledWords(settled, nouns, 'tried again') })
  const onError = (error: Error) => toast.error('They were not tried again', { description: errorText(error) })
  if (ids.length < 2) return null
  return (
    <div className="flex flex-wrap gap-2">
      {againIds.length > 1 && (
        <Button icon={RotateCw} loading={retry.isPending} onClick={() => retry.mutate(againIds, { onError })}>
          {again}: all {againIds.length} shown
        </Button>
      )}
      <Button variant="ghost" onClick={() => onDiscard(ids)}>
        Discard all {ids.length} shown
      </Button>
    </div>
  )
}
