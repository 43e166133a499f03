import type { Consultation } from '@medinotes/shared/consultations'
import { unansweredText } from '@medinotes/shared/consultations'
import { openFindings } from '@medinotes/shared/findings'
import { Signature } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { useNoteEditing } from '../editing/note-editing.tsx'
import { SignDialog } from './sign-dialog.tsx'

/** What still stands between a draft and its signature. */
function blocksOf(consultation: Consultation, unsaved: number) {
  const many = (count: number, one: string, more: string) =>
    count === 0 ? [] : [count === 1 ? one : `${count} ${more}`]
  return [
    ...many(openFindings(consultation).length, 'one finding', 'findings'),
    ...many(
      consultation.sections.filter(({ stale }) => stale).length,
      'one section older than the notes',
      'sections older than the notes',
    ),
    ...many(unsaved, 'one text that is not saved', 'texts that are not saved'),
  ]
}

function settledText({ sections }: Consultation) {
  const unanswered = sections.filter(({ text }) => text.trim() === unansweredText).length
  if (unanswered === 0) return 'Everything is settled. The note can be signed.'
  return `Everything is settled, but the notes leave ${unanswered === 1 ? 'one question' : `${unanswered} questions`} unanswered.`
}

/** Stays in sight below a draft of one's own. */
export function SignBar({ consultation }: { consultation: Consultation }) {
  const { mayEdit, edits } = useNoteEditing()
  const [isSigning, setSigning] = useState(false)
  if (!mayEdit) return null
  const blocks = blocksOf(consultation, Object.keys(edits).length)
  return (
    <div
      data-sticks="above-bottom"
      className="sticky bottom-0 z-10 -mx-2 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-surface px-2 py-3 max-sm:bottom-[calc(3.5rem+1px+env(safe-area-inset-bottom))]"
    >
      <p className="min-w-48 flex-1" aria-live="polite">
        {blocks.length === 0 ? (
          settledText(consultation)
        ) : (
          <>
            To settle before signing:{' '}
            <a href="#findings" className="font-medium text-warning underline underline-offset-3">
              {blocks.join(', ')}
            </a>
          </>
        )}
      </p>
      <Button variant="primary" icon={Signature} disabled={blocks.length > 0} onClick={() => setSigning(true)}>
        Sign the note
      </Button>
      {isSigning && <SignDialog consultation={consultation} onClose={() => setSigning(false)} />}
    </div>
  )
}
