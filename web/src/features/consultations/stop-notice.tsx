import type { Consultation } from '@medinotes/shared/consultations'
import { RotateCw } from 'lucide-react'
import { toast } from '../../lib/toast.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { errorText } from '../../lib/api-error.ts'
import { useMay } from '../auth/account.queries.ts'
import { liveNotes } from './live-notes.ts'
import { hasText, type ShownNote, type Stop } from './shown-note.ts'
import { editNote } from './note-life.queries.ts'
import { useContinueNote } from './use-note-actions.ts'
import { useNoteChange } from './use-note-change.ts'

interface StopNoticeProps {
  consultation: Consultation
  stop: Stop
  note: ShownNote
}

/** Why the note is not whole, and the way on. */
export function StopNotice({ consultation: { id, version }, stop, note }: StopNoticeProps) {
  const mayContinue = useMay('consultation:write') && stop.remedy === 'continue'
  return (
    <Alert
      tone={stop.isWanted ? 'info' : 'warning'}
      title={stop.title}
      className="mb-4"
      action={
        mayContinue ? (
          <span className="flex flex-wrap gap-2">
            {version === 0 && hasText(note) && <KeepButton id={id} />}
            <ContinueButton id={id} />
          </span>
        ) : (
          stop.remedy !== 'continue' && <FollowButton id={id} note={note} />
        )
      }
    >
      {!stop.isWanted && `${stop.detail} `}
      {mayContinue && `“Continue” starts attempt ${note.attempt + 1}${outlook(note)}`}
    </Alert>
  )
}

const FollowButton = ({ id, note }: { id: string; note: ShownNote }) => (
  <Button icon={RotateCw} onClick={() => liveNotes.follow(id, note.attempt)}>
    Try again
  </Button>
)

/** Takes over what was written before the end as a draft of one's own, to finish by hand. */
function KeepButton({ id }: { id: string }) {
  const keep = useNoteChange(id, () => editNote(id, { version: 0, sections: [] }))
  const tell = (error: Error) => toast.error('The text was not taken over', { description: errorText(error) })
  return (
    <Button loading={keep.isPending} onClick={() => keep.mutate(undefined, { onError: tell })}>
      Keep as the draft
    </Button>
  )
}

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
