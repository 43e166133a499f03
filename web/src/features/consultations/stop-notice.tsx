import { RotateCw } from 'lucide-react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { useMay } from '../auth/account.queries.ts'
import { liveNotes } from './live-notes.ts'
import { hasText, type ShownNote, type Stop } from './shown-note.ts'
import { useContinueNote } from './use-note-actions.ts'

interface StopNoticeProps {
  id: string
  stop: Stop
  note: ShownNote
}

/** Why the note is not whole, and the way on. */
export function StopNotice({ id, stop, note }: StopNoticeProps) {
  const mayContinue = useMay('consultation:write') && stop.remedy === 'continue'
  return (
    <Alert
      tone={stop.isWanted ? 'info' : 'warning'}
      title={stop.title}
      className="mb-4"
      action={
        mayContinue ? <ContinueButton id={id} /> : stop.remedy !== 'continue' && <FollowButton id={id} note={note} />
      }
    >
      {!stop.isWanted && `${stop.detail} `}
      {mayContinue && `“Continue” starts attempt ${note.attempt + 1}${outlook(note)}`}
    </Alert>
  )
}

const FollowButton = ({ id, note }: Pick<StopNoticeProps, 'id' | 'note'>) => (
  <Button icon={RotateCw} onClick={() => liveNotes.follow(id, note.attempt)}>
    Try again
  </Button>
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
