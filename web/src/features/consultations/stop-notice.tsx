import { RotateCw } from 'lucide-react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { hasText, type ShownNote, type Stop } from './shown-note.ts'

interface StopNoticeProps {
  stop: Stop
  note: ShownNote
  isContinuing: boolean
  onContinue: () => void
}

/** Why the note is not whole, and the way on. */
export const StopNotice = ({ stop, note, isContinuing, onContinue }: StopNoticeProps) => (
  <Alert
    tone={stop.isWanted ? 'info' : 'warning'}
    title={stop.title}
    className="mb-4"
    action={
      <Button variant="primary" icon={RotateCw} loading={isContinuing} onClick={onContinue}>
        Continue
      </Button>
    }
  >
    {stop.detail} “Continue” starts attempt {note.attempt + 1}, which writes the note again from the beginning and
    replaces this text.
  </Alert>
)
