import type { Omission, Section } from '@medinotes/shared/consultations'
import { X } from 'lucide-react'
import { IconButton } from '../../components/icon-button.tsx'
import { useEvidence } from './evidence-focus.tsx'
import { quote, sentenceId } from './evidence.ts'

interface SourceQuoteProps {
  notes: string
  sections: readonly Section[]
  omissions: readonly Omission[]
}

/** What the chosen sentence came from, in words: read out, and shown where the notes do not stand beside the draft. */
export function SourceQuote({ notes, sections, omissions }: SourceQuoteProps) {
  const { pinned, pin } = useEvidence()
  const text = sourceText()
  return (
    <div aria-live="polite">
      {text && (
        <div className="fixed inset-x-3 bottom-18 z-20 flex animate-appear items-start gap-2 rounded-md border border-line bg-raised py-2 pr-1 pl-4 shadow-float sm:bottom-3 sm:left-20 lg:sr-only">
          <p className="line-clamp-6 flex-1 py-1.5">{text}</p>
          <IconButton icon={X} label="Close the source" onClick={() => pin(null)} className="lg:hidden" />
        </div>
      )}
    </div>
  )

  function sourceText() {
    if (pinned?.kind === 'omission') {
      const omission = omissions[pinned.index]
      return omission && `From your notes: ${quote(notes, [omission])}`
    }
    if (pinned?.kind !== 'sentence') return null
    const sentences = sections.flatMap(({ key, sentences }) =>
      sentences.map((sentence, index) => ({ id: sentenceId(key, index), ...sentence })),
    )
    const sentence = sentences.find(({ id }) => id === pinned.id)
    if (!sentence) return null
    return sentence.sources.length > 0
      ? `From your notes: ${quote(notes, sentence.sources)}`
      : 'Nothing in your notes says this.'
  }
}
