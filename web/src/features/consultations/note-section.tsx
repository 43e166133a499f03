import type { Section } from '@medinotes/shared/consultations'
import { Mail } from 'lucide-react'
import { useId } from 'react'
import { CopyButton } from '../../components/copy-button.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { classNames } from '../../lib/class-names.ts'
import { EvidenceText } from './evidence-text.tsx'
import { StreamingText } from './streaming-text.tsx'

interface NoteSectionProps {
  section: Section
  /** The note as a whole is still growing. */
  isGrowing: boolean
  /** This is the section that grows. */
  isBeingWritten: boolean
}

export function NoteSection({ section, isGrowing, isBeingWritten }: NoteSectionProps) {
  const headingId = useId()
  const isLetter = section.key === 'patient-email'
  return (
    <section
      aria-labelledby={headingId}
      aria-busy={isBeingWritten || undefined}
      className={classNames(
        'rounded-md border bg-raised transition-colors duration-200',
        isBeingWritten ? 'border-accent' : 'border-line',
      )}
    >
      <header className="flex min-h-13 items-center gap-3 border-b border-line py-2 pr-2 pl-5">
        {isLetter && <Mail aria-hidden className="size-4 shrink-0 text-muted" />}
        <h2 id={headingId} className="min-w-0 flex-1 text-sm">
          {section.title}
        </h2>
        {isBeingWritten && <span className="text-xs font-medium text-accent">Writing</span>}
        <CopyButton
          text={() => section.text.trim()}
          variant="ghost"
          size="sm"
          disabled={section.text.trim() === ''}
          aria-label={`Copy: ${section.title}`}
        >
          Copy
        </CopyButton>
      </header>
      <div className={classNames('reading grid gap-3 px-5 py-4 break-words', isLetter && 'sm:px-10 sm:py-7')}>
        <SectionText section={section} isGrowing={isGrowing} isBeingWritten={isBeingWritten} />
      </div>
    </section>
  )
}

function SectionText({ section, isGrowing, isBeingWritten }: NoteSectionProps) {
  if (section.text.trim() !== '') {
    if (section.sentences.length > 0) return <EvidenceText section={section} />
    return <StreamingText text={section.text} hasCaret={isBeingWritten} />
  }
  if (isBeingWritten) return <StreamingText text="" hasCaret />
  if (isGrowing) return <Skeleton className="my-1.5 h-4 w-2/5" />
  return <p className="text-sm text-muted">Nothing was written here.</p>
}
