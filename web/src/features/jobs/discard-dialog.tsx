import { type DiscardReason, discardReasons, type Settled } from '@medinotes/shared/jobs'
import type { QueryKey } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { errorText } from '../../lib/api-error.ts'
import { useChange } from '../../lib/use-change.ts'
import { settledWords, type SettledNouns } from './settled-words.ts'

export interface Discard {
  ids: readonly string[]
  reason: DiscardReason
}

const reasonWords: Record<DiscardReason, string> = {
  'done-otherwise': 'It was done some other way',
  'no-longer-needed': 'It is not needed any more',
  duplicate: 'It would happen twice',
  'cannot-succeed': 'It cannot succeed',
}

interface DiscardDialogProps {
  ids: readonly string[]
  nouns: SettledNouns
  send: (discard: Discard) => Promise<Settled>
  renews: QueryKey
  onClose: () => void
  /** What follows from it. */
  children: ReactNode
}

/** Asks why one or several are given up; the reason goes into the audit trail. */
export function DiscardDialog({ ids, nouns, send, renews, onClose, children }: DiscardDialogProps) {
  const [reason, setReason] = useState<DiscardReason>(discardReasons[0])
  const discard = useChange(send, { renews: [renews], done: (_, settled) => settledWords(settled, nouns, 'discarded') })
  return (
    <ConfirmDialog
      title={ids.length === 1 ? `Discard this ${nouns.one}?` : `Discard these ${ids.length} ${nouns.many}?`}
      action="Discard"
      isDangerous
      isPending={discard.isPending}
      problem={discard.error && errorText(discard.error)}
      onConfirm={() => discard.mutate({ ids, reason }, { onSuccess: onClose })}
      onClose={onClose}
      fields={
        <Field label="Why" hint="Kept in the audit trail">
          <Select
            value={reason}
            onChange={({ target }) => setReason(discardReasons.find((one) => one === target.value) ?? reason)}
          >
            {discardReasons.map((one) => (
              <option key={one} value={one}>
                {reasonWords[one]}
              </option>
            ))}
          </Select>
        </Field>
      }
    >
      {children}
    </ConfirmDialog>
  )
}
