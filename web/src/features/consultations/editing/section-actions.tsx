import type { Section } from '@medinotes/shared/consultations'
import { Check, Pencil, RotateCw } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { useNoteEditing } from './note-editing.tsx'

interface SectionActionsProps {
  section: Section
  onWriteAgain: () => void
}

/** What can be done with a section of a draft. */
export function SectionActions({ section: { key, title, text, stale }, onWriteAgain }: SectionActionsProps) {
  const { open, save, isSaving } = useNoteEditing()
  return (
    <>
      {stale && (
        <Button
          variant="ghost"
          size="sm"
          icon={Check}
          disabled={isSaving}
          onClick={() => void save({ [key]: text })}
          aria-label={`Still right: ${title}`}
        >
          Still right
        </Button>
      )}
      <Button variant="ghost" size="sm" icon={RotateCw} onClick={onWriteAgain} aria-label={`Write again: ${title}`}>
        <span className="max-sm:hidden">Write again</span>
      </Button>
      <Button variant="ghost" size="sm" icon={Pencil} onClick={() => open(key)} aria-label={`Edit: ${title}`}>
        Edit
      </Button>
    </>
  )
}
