import { type Consultation, notesMaxLength, type Section } from '@medinotes/shared/consultations'
import { Pencil } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { classNames } from '../../lib/class-names.ts'
import { notesKey } from './editing/kept-edits.ts'
import { useNoteEditing } from './editing/note-editing.tsx'
import { TextEditor } from './editing/text-editor.tsx'
import { isNotesPieceLit, useEvidence } from './evidence-focus.tsx'
import { cutNotes, placeSentences, type NotesPiece } from './evidence.ts'

interface NotesPaneProps {
  notes: string
  sections: readonly Section[]
  omissions: Consultation['omissions']
  className?: string
}

/** What the clinician wrote; its pieces light up with the sentences that came from them. */
export function NotesPane({ notes, sections, omissions, className }: NotesPaneProps) {
  const pieces = useMemo(
    () => cutNotes(notes, sections.flatMap(placeSentences), omissions),
    [notes, sections, omissions],
  )
  const { focus, pinned } = useEvidence()
  const { mayEdit, opened, open, edits } = useNoteEditing()
  const isOpen = mayEdit && opened?.key === notesKey
  const scroller = useRef<HTMLElement>(null)
  useEffect(() => {
    if (pinned && pinned.kind !== 'notes') showFirstLit(scroller.current)
  }, [pinned])
  return (
    <section
      ref={scroller}
      aria-label="Your notes"
      data-pane="notes"
      // Scrolls by itself, so that the keyboard must reach it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region
      tabIndex={0}
      className={classNames('min-h-0 rounded-md border border-line bg-sunken lg:overflow-y-auto', className)}
    >
      <header className="sticky top-0 flex min-h-13 items-center gap-3 rounded-t-md border-b border-line bg-sunken pr-2 pl-5">
        <h2 className="flex-1 text-sm">Your notes</h2>
        {!isOpen && edits[notesKey] && <Badge tone="warning">Not saved</Badge>}
        {mayEdit && !isOpen && (
          <Button variant="ghost" size="sm" icon={Pencil} onClick={() => open(notesKey)} aria-label="Edit: your notes">
            Edit
          </Button>
        )}
      </header>
      {isOpen ? (
        <div className="grid gap-3 px-5 py-4">
          <p className="text-xs text-muted">
            The draft is checked against what stands here. Sections written from the notes before are marked until you
            edit them, confirm them or have them written again.
          </p>
          <TextEditor editKey={notesKey} label="Notes of the visit" text={notes} maxLength={notesMaxLength} />
        </div>
      ) : (
        <p className="px-5 py-4 leading-relaxed break-words whitespace-pre-wrap">
          {pieces.map((piece) => (
            <NotesMark key={piece.start} piece={piece} isLit={isNotesPieceLit(focus, piece)} />
          ))}
        </p>
      )}
    </section>
  )
}

function NotesMark({ piece, isLit }: { piece: NotesPiece; isLit: boolean }) {
  const { point } = useEvidence()
  const { text, start, sentences, omissions } = piece
  if (sentences.length === 0 && omissions.length === 0) return text
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keyboard's way goes by the sentences
    <mark
      data-lit={isLit || undefined}
      onMouseEnter={() => point({ kind: 'notes', start, sentences })}
      onMouseLeave={() => point(null)}
      className={classNames(
        'rounded-sm bg-transparent box-decoration-clone text-inherit decoration-2 underline-offset-4 transition-colors duration-150',
        omissions.length > 0 && 'underline decoration-warning decoration-dotted',
        isLit && 'bg-accent-soft max-lg:underline max-lg:decoration-accent max-lg:decoration-solid',
      )}
    >
      {text}
    </mark>
  )
}

/** Scrolls the notes only, never the page under the reader. */
function showFirstLit(scroller: HTMLElement | null) {
  const lit = scroller?.querySelector<HTMLElement>('[data-lit]')
  if (!scroller || !lit) return
  const offset = lit.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  if (offset > 48 && offset < scroller.clientHeight - 48) return
  scroller.scrollBy({ top: offset - scroller.clientHeight / 3, behavior: 'smooth' })
}
