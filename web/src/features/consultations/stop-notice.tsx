import { RotateCw } from 'lucide-react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { liveNotes } from './live-notes.ts'
import { hasText, type ShownNote, type Stop } from './shown-note.ts'
import { useContinueNote } from './use-note-actions.ts'

interface StopNoticeProps {
  id: string
  stop: Stop
  note: ShownNote
}

/** Why the note is not whole, and the way on. */
export const StopNotice = ({ id, stop, note }: StopNoticeProps) => (
  <Alert
    tone={stop.isWanted ? 'info' : 'warning'}
    title={stop.title}
    className="mb-4"
    action={
      stop.remedy === 'continue' ? (
        <ContinueButton id={id} />
      ) : (
        <Button icon={RotateCw} onClick={() => liveNotes.follow(id, note.attempt)}>
          Try again
        </Button>
      )
    }
  >
    {!stop.isWanted && `${stop.detail} `}
    {stop.remedy === 'continue' && `“Continue” starts attempt ${note.attempt + 1}${outlook(note)}`}
  </Alert>
)

const outlook = (note: ShownNote) =>
  hasText(note) ? ', which writes the note again from the beginning and replaces this text.' : '.'

function ContinueButton({ id }: { id: string }) {
  const { mutate, isPending } = useContinueNote(id)
  return (
    <Button variant="primary" icon={RotateCw} loading={isPending} onClick={() => mutate()}>
      Continue
    </Button>
  )
}
