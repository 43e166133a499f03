import type { Consultation } from '@medinotes/shared/consultations'
import { toast } from '../../../lib/toast.ts'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useMe } from '../../auth/account.queries.ts'
import { signNote } from '../note-life.queries.ts'
import { useNoteChange } from '../use-note-change.ts'

/** Says what a signature means before it is given. */
export function SignDialog({
  consultation: { id, version },
  onClose,
}: {
  consultation: Consultation
  onClose: () => void
}) {
  const me = useMe()
  const sign = useNoteChange(id, () => signNote(id, version))
  const confirm = () =>
    sign.mutate(undefined, {
      onSuccess: () => {
        toast.success('The note is signed')
        onClose()
      },
    })
  return (
    <ConfirmDialog
      title="Sign the note"
      action="Sign"
      isPending={sign.isPending}
      problem={sign.error && errorText(sign.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      You sign version {version} as {me.name}: that you have checked every sentence, and that the note says what was
      found and decided. From then on nobody can change it; what comes later is an addendum.
    </ConfirmDialog>
  )
}
