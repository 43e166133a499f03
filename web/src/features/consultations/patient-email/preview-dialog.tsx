import type { PatientLetter } from '@medinotes/shared/patient-letters'
import { Dialog } from '../../../components/dialog.tsx'

interface PreviewDialogProps {
  letter: PatientLetter
  practice: string
  onClose: () => void
}

/** The mail as it is read. */
export const PreviewDialog = ({ letter, practice, onClose }: PreviewDialogProps) => (
  <Dialog open focusesItself onOpenChange={onClose} title="As the patient reads it" className="max-w-xl">
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-b border-line pb-4 text-sm">
      <dt className="text-muted">From</dt>
      <dd className="break-words">{practice}</dd>
      <dt className="text-muted">Subject</dt>
      <dd className="break-words">A message from {practice} about your visit</dd>
    </dl>
    <div lang={letter.language} dir="auto" className="text-base leading-relaxed break-words whitespace-pre-wrap">
      {letter.text.trim()}
    </div>
  </Dialog>
)
