import type { PatientLetter, PatientLetters } from '@medinotes/shared/patient-letters'
import { Check, Eye, PenLine, RotateCcw, Send } from 'lucide-react'
import { useState } from 'react'
import { toast } from '../../../lib/toast.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { englishLetter, isSame } from './letter-words.ts'
import { confirmLetter, useLetterChange } from './patient-letter.queries.ts'
import { PreviewDialog } from './preview-dialog.tsx'

interface LetterActionsProps {
  id: string
  letter: PatientLetter
  shelf: PatientLetters
  onEdit: () => void
  /** Undefined for what was signed. */
  onWriteAgain: (() => void) | undefined
  onSend: () => void
}

/** What can be done with a letter as it stands. */
export function LetterActions({ id, letter, shelf, onEdit, onWriteAgain, onSend }: LetterActionsProps) {
  const { language, level, revision, standing, isSigned } = letter
  const [isPreviewing, setPreviewing] = useState(false)
  const confirm = useLetterChange(id, () => confirmLetter(id, { language, level, revision, addenda: shelf.addenda }))
  const english = shelf.letters.find((one) => isSame(one, englishLetter))
  const waitsForEnglish = !isSame(letter, englishLetter) && english?.standing !== 'ready'
  const needsConfirming = standing === 'to-confirm' || standing === 'stale'
  return (
    <div className="grid gap-3">
      {needsConfirming && waitsForEnglish && (
        <p className="text-muted">Confirm the English letter first: this one was made from it.</p>
      )}
      {confirm.error && <Alert tone="danger" title={errorText(confirm.error)} />}
      <div className="flex flex-wrap gap-2">
        {standing === 'ready' && (
          <Button variant="primary" icon={Send} onClick={onSend}>
            Send it
          </Button>
        )}
        {needsConfirming && !waitsForEnglish && (
          <Button
            variant="primary"
            icon={Check}
            loading={confirm.isPending}
            onClick={() => confirm.mutate(undefined, { onSuccess: () => toast.success('The letter is confirmed') })}
          >
            I have read it: confirm
          </Button>
        )}
        <Button icon={Eye} onClick={() => setPreviewing(true)}>
          Preview
        </Button>
        {(!isSigned || shelf.addenda > 0) && (
          <Button icon={PenLine} onClick={onEdit}>
            Change the text
          </Button>
        )}
        {onWriteAgain && (
          <Button icon={RotateCcw} variant="ghost" onClick={onWriteAgain}>
            Write it again
          </Button>
        )}
      </div>
      {isSigned && shelf.addenda === 0 && (
        <p className="text-xs text-muted">To change what was signed, add an addendum first.</p>
      )}
      {isPreviewing && <PreviewDialog letter={letter} practice={shelf.practice} onClose={() => setPreviewing(false)} />}
    </div>
  )
}
