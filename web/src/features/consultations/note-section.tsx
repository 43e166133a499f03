import type { Section } from '@medinotes/shared/consultations'
import { sectionMaxLength } from '@medinotes/shared/note-life'
import { Mail } from 'lucide-react'
import { useId, useState } from 'react'
import { Badge } from '../../components/badge.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { classNames } from '../../lib/class-names.ts'
import { useNoteEditing } from './editing/note-editing.tsx'
import { SectionActions } from './editing/section-actions.tsx'
import { TextEditor } from './editing/text-editor.tsx'
import { EvidenceText } from './evidence-text.tsx'
import { SectionProposal } from './proposals/section-proposal.tsx'
import { StreamingText } from './streaming-text.tsx'

interface NoteSectionProps {
  consultationId: string
  section: Section
  /** The note as a whole is still growing. */
  isGrowing: boolean
  /** This is the section that grows. */
  isBeingWritten: boolean
}

export function NoteSection({ consultationId, section, isGrowing, isBeingWritten }: NoteSectionProps) {
  const headingId = useId()
  const { mayEdit, opened, edits } = useNoteEditing()
  const [isProposing, setProposing] = useState(false)
  const isOpen = mayEdit && opened?.key === section.key
  const isLetter = section.key === 'patient-email'
  return (
    <section
      aria-labelledby={headingId}
      aria-busy={isBeingWritten || undefined}
      className={classNames(
        'rounded-md border bg-raised transition-colors duration-200',
        isBeingWritten || isOpen ? 'border-accent' : 'border-line',
      )}
    >
      <header className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 pr-2 pl-5">
        {isLetter && <Mail aria-hidden className="size-4 shrink-0 text-muted" />}
        <h2 id={headingId} className="min-w-0 flex-1 text-sm">
          {section.title}
        </h2>
        {isBeingWritten && <span className="text-xs font-medium text-accent">Writing</span>}
        {section.stale && <Badge tone="warning">Older than the notes</Badge>}
        {!isOpen && edits[section.key] && <Badge tone="warning">Not saved</Badge>}
        <span className="flex">
          {mayEdit && !isOpen && <SectionActions section={section} onWriteAgain={() => setProposing(true)} />}
          <CopyButton
            text={() => section.text.trim()}
            variant="ghost"
            size="sm"
            disabled={section.text.trim() === ''}
            aria-label={`Copy: ${section.title}`}
          >
            Copy
          </CopyButton>
        </span>
      </header>
      <div className={classNames('reading grid gap-3 px-5 py-4 break-words', isLetter && 'sm:px-10 sm:py-7')}>
        {section.question && <p className="border-l-2 border-line-strong pl-3 text-muted">{section.question}</p>}
        {isOpen ? (
          <TextEditor
            editKey={section.key}
            label={section.title}
            text={section.text}
            maxLength={sectionMaxLength}
            selection={opened.selection}
          />
        ) : (
          <SectionText section={section} isGrowing={isGrowing} isBeingWritten={isBeingWritten} />
        )}
        {isLetter && mayEdit && <footer className="text-xs text-muted">It can be sent once the note is signed.</footer>}
        {mayEdit && isProposing && (
          <SectionProposal consultationId={consultationId} section={section} onClose={() => setProposing(false)} />
        )}
      </div>
    </section>
  )
}

function SectionText({ section, isGrowing, isBeingWritten }: Omit<NoteSectionProps, 'consultationId'>) {
  if (section.text.trim() !== '') {
    // While it grows, its end moves; a section that is written shows what its writer says it rests on.
    if (section.sentences.length > 0 && !isBeingWritten) return <EvidenceText section={section} />
    return <StreamingText text={section.text} hasCaret={isBeingWritten} />
  }
  if (isBeingWritten) return <StreamingText text="" hasCaret />
  if (isGrowing) return <Skeleton className="my-1.5 h-4 w-2/5" />
  return <p className="text-sm text-muted">Nothing was written here.</p>
}
