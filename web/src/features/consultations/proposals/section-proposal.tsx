import type { Section } from '@medinotes/shared/consultations'
import { useEffect, useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useNoteEditing } from '../editing/note-editing.tsx'
import { WordDiff } from '../editing/word-diff.tsx'
import { StreamingText } from '../streaming-text.tsx'
import { type ProposalStep, readProposal } from './read-proposal.ts'

interface Progress {
  text: string
  isWaiting: boolean
  section: Section | null
  error: unknown
}

const begun: Progress = { text: '', isWaiting: false, section: null, error: null }

type Change = (next: (now: Progress) => Progress) => void

async function follow(stream: AsyncIterable<ProposalStep>, signal: AbortSignal, change: Change) {
  const tell: Change = (next) => {
    if (!signal.aborted) change(next)
  }
  try {
    for await (const step of stream) {
      if ('text' in step) tell((now) => ({ ...now, isWaiting: false, text: now.text + step.text }))
      else if ('section' in step) tell((now) => ({ ...now, section: step.section }))
      else tell((now) => ({ ...now, isWaiting: true }))
    }
  } catch (error) {
    tell((now) => ({ ...now, error }))
  }
}

/** Asks for the section anew, and hangs up when nobody looks any more. */
function useProposal(id: string, key: string) {
  const [progress, setProgress] = useState(begun)
  useEffect(() => {
    const leaving = new AbortController()
    void follow(readProposal(id, key, leaving.signal), leaving.signal, setProgress)
    return () => leaving.abort()
  }, [id, key])
  return progress
}

interface SectionProposalProps {
  consultationId: string
  section: Section
  onClose: () => void
}

/** The section written again from the notes as they are now, beside what stands there: a person decides. */
export function SectionProposal(props: SectionProposalProps) {
  const [round, setRound] = useState(0)
  return <Proposal key={round} {...props} onRetry={() => setRound(round + 1)} />
}

function Proposal({ consultationId, section, onClose, onRetry }: SectionProposalProps & { onRetry: () => void }) {
  const { text, isWaiting, section: proposed, error } = useProposal(consultationId, section.key)
  const { save, isSaving } = useNoteEditing()
  const flags = proposed?.sentences.filter((sentence) => sentence.flags.length > 0).length ?? 0
  const take = async () => {
    if (proposed && (await save({ [section.key]: proposed.text }))) onClose()
  }
  return (
    <section aria-label={`Written again: ${section.title}`} className="grid gap-3 rounded-md bg-sunken px-4 py-3">
      <p className="text-sm font-medium" aria-live="polite">
        {proposed
          ? 'Written again: what would change'
          : isWaiting
            ? 'The AI service is busy; trying again'
            : 'Writing this section again'}
      </p>
      {proposed ? (
        <WordDiff before={section.text} after={proposed.text} />
      ) : (
        <StreamingText text={text} hasCaret={!error} />
      )}
      {flags > 0 && (
        <p className="text-xs text-warning">
          {flags === 1 ? 'One sentence is' : `${flags} sentences are`} not in your notes, and would be listed to check.
        </p>
      )}
      {error !== null && (
        <Alert
          tone="danger"
          title="The section was not written again"
          action={
            <Button size="sm" onClick={onRetry}>
              Try again
            </Button>
          }
        >
          {errorText(error)} What stands there is untouched.
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        {proposed && (
          <Button size="sm" variant="primary" loading={isSaving} onClick={() => void take()}>
            Use this text
          </Button>
        )}
        <Button size="sm" onClick={onClose}>
          Keep what stands there
        </Button>
      </div>
    </section>
  )
}
