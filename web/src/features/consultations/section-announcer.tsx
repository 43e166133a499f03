import { useState } from 'react'
import type { ShownNote } from './shown-note.ts'

/** Reads out how far the note is, section by section: its words as they stream would drown everything else. */
export function SectionAnnouncer({ note }: { note: ShownNote }) {
  const message = useProgressMessage(note)
  return (
    <p aria-live="polite" className="sr-only">
      {message}
    </p>
  )
}

function useProgressMessage({ sections, writing, isWriting, stop }: ShownNote) {
  const [wasWriting, setWasWriting] = useState(isWriting)
  if (isWriting && !wasWriting) setWasWriting(true)
  if (stop) return wasWriting ? stop.title : ''
  if (!isWriting) return wasWriting ? 'The draft is whole. It is not signed.' : ''
  const index = sections.findIndex(({ key }) => key === writing)
  const before = sections[index - 1]
  const now = sections[index]
  if (!now) return ''
  return before ? `${before.title} is written. Now writing: ${now.title}.` : `Writing: ${now.title}.`
}
