import type { QuarantineItem } from '@medinotes/shared/documents'
import { useChange } from '../../../lib/use-change.ts'
import { documentsKey } from '../document-keys.ts'
import { ReasonDialog } from '../retention/reason-dialog.tsx'
import { type Decision, decideOnHeld } from './quarantine.queries.ts'

const texts: Record<Decision, { title: string; description: string; action: string; done: string }> = {
  release: {
    title: 'Let this document out?',
    description:
      'Everybody of the booking who may read documents can open it from then on, and is told that it is here.',
    action: 'Let it out',
    done: 'The document is let out',
  },
  destroy: {
    title: 'Destroy this document?',
    description: 'Its bytes are gone for good, and nobody can bring them back. Its name and what was found stay.',
    action: 'Destroy',
    done: 'The document is destroyed',
  },
}

interface DecideDialogProps {
  item: QuarantineItem
  decision: Decision
  onClose: () => void
}

export function DecideDialog({ item: { id, version, filename }, decision, onClose }: DecideDialogProps) {
  const { title, description, action, done } = texts[decision]
  const decide = useChange(decideOnHeld, { renews: [documentsKey], done: () => done })
  return (
    <ReasonDialog
      {...{ title, description, action, onClose }}
      hint="Kept with the document, for those who check decisions later."
      isDangerous={decision === 'destroy'}
      isPending={decide.isPending}
      onSubmit={(reason, onError) => decide.mutate({ id, decision, version, reason }, { onSuccess: onClose, onError })}
    >
      <p className="font-medium break-words">{filename}</p>
    </ReasonDialog>
  )
}
