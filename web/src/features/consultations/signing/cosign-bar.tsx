import type { Consultation } from '@medinotes/shared/consultations'
import { declineCosignatureSchema } from '@medinotes/shared/note-life'
import { Signature } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { toast } from '../../../lib/toast.ts'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useMe } from '../../auth/account.queries.ts'
import { useCosignatureAnswer } from './use-cosignature-answer.ts'

/** For whoever is asked to sign a colleague's note beside them. */
export function CosignBar({ consultation: { id, author, cosignatures } }: { consultation: Consultation }) {
  const me = useMe()
  const [isDeclining, setDeclining] = useState(false)
  const answer = useCosignatureAnswer(id)
  const asked = cosignatures.find(({ person, status }) => person.id === me.id && status === 'requested')
  if (!asked) return null
  const sign = () =>
    answer.mutate(
      { cosignatureId: asked.id, answer: 'sign' },
      { onSuccess: () => toast.success('You signed the note') },
    )
  return (
    <div
      data-sticks="above-bottom"
      className="sticky bottom-0 z-10 -mx-2 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-surface px-2 py-3 max-sm:bottom-[calc(3.5rem+1px+env(safe-area-inset-bottom))]"
    >
      <p className="min-w-48 flex-1">
        {author.name} asks you to sign this note too: that you have read it and agree.
        {answer.error && <span className="block text-danger">{errorText(answer.error)}</span>}
      </p>
      <span className="flex flex-wrap gap-2">
        <Button onClick={() => setDeclining(true)}>Decline…</Button>
        <Button variant="primary" icon={Signature} loading={answer.isPending} onClick={sign}>
          Sign too
        </Button>
      </span>
      {isDeclining && <DeclineDialog id={id} cosignatureId={asked.id} onClose={() => setDeclining(false)} />}
    </div>
  )
}

interface DeclineDialogProps {
  id: string
  cosignatureId: string
  onClose: () => void
}

function DeclineDialog({ id, cosignatureId, onClose }: DeclineDialogProps) {
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | undefined>()
  const decline = useCosignatureAnswer(id)
  const submit = () => {
    const checked = declineCosignatureSchema.safeParse({ reason })
    if (!checked.success) return setError(checked.error.issues[0]?.message)
    return decline.mutate(
      { cosignatureId, answer: 'decline', reason },
      {
        onSuccess: () => {
          toast.success('You declined to sign')
          // The note is not theirs to read any more.
          void navigate(paths.consultations)
        },
      },
    )
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Decline to sign"
      description="The author reads your reason. You will not see this note any more."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" loading={decline.isPending} onClick={submit}>
            Decline
          </Button>
        </>
      }
    >
      <Field label="Reason" required error={error}>
        <Textarea value={reason} onChange={(event) => setReason(event.target.value)} rows={2} maxLength={1000} />
      </Field>
      {decline.error && <Alert tone="danger" title={errorText(decline.error)} />}
    </Dialog>
  )
}
