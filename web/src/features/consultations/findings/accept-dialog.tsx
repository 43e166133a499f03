import { acceptFindingSchema } from '@medinotes/shared/note-life'
import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { errorText } from '../../../lib/api-error.ts'
import type { FindingItem } from './finding-items.ts'
import type { FindingActions } from './use-finding-actions.ts'

interface AcceptDialogProps {
  item: FindingItem
  accept: FindingActions['accept']
  onClose: () => void
}

const reasonSchema = acceptFindingSchema.shape.reason

/** A finding is let stand for a reason, which is kept with the note. */
export function AcceptDialog({ item, accept, onClose }: AcceptDialogProps) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | undefined>()
  const submit = () => {
    const checked = reasonSchema.safeParse(reason)
    if (checked.success) accept.mutate({ item, reason }, { onSuccess: onClose })
    else setError(checked.error.issues[0]?.message)
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={item.omission ? 'Leave this out of the note' : 'Let this sentence stand'}
      description="Your reason is kept with the note, under your name, and becomes part of what you sign."
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <blockquote className="border-l-2 border-warning pl-3 leading-relaxed break-words">{item.text}</blockquote>
        <Field label="Reason" required error={error}>
          <Textarea
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            rows={2}
            maxLength={1000}
            className="max-h-48"
          />
        </Field>
        {accept.error && <Alert tone="danger" title={errorText(accept.error)} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={accept.isPending}>
            {item.omission ? 'Leave it out' : 'Let it stand'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
