import type { Consultation } from '@medinotes/shared/consultations'
import type { EditConsultation } from '@medinotes/shared/note-life'
import { type KeptEdits, notesKey } from './kept-edits.ts'

/** A text that was changed here and elsewhere since. */
export interface EditConflict {
  key: string
  title: string
  mine: string
  theirs: string
}

export type SavePlan =
  | { kind: 'save'; edit: EditConsultation }
  /** Somebody chooses or merges first. */
  | { kind: 'conflict'; conflicts: EditConflict[] }

/** What stands in the note now under the key of an edit; undefined for a section that it has not any more. */
export const textIn = ({ notes, sections }: Pick<Consultation, 'notes' | 'sections'>, key: string) =>
  key === notesKey ? notes : sections.find((section) => section.key === key)?.text

/** How edits go on top of the note as it is now: another's change of other sections is no conflict. */
export function planSave(note: Pick<Consultation, 'version' | 'notes' | 'sections'>, edits: KeptEdits): SavePlan {
  const conflicts = Object.entries(edits).flatMap(([key, { base, text }]) => {
    const theirs = textIn(note, key)
    if (theirs === undefined || theirs === base || theirs === text) return []
    const title = note.sections.find((section) => section.key === key)?.title ?? 'Your notes'
    return [{ key, title, mine: text, theirs }]
  })
  if (conflicts.length > 0) return { kind: 'conflict', conflicts }
  const sections = Object.entries(edits).flatMap(([key, { text }]) =>
    key === notesKey || textIn(note, key) === undefined ? [] : [{ key, text }],
  )
  const notes = edits[notesKey]?.text
  return {
    kind: 'save',
    edit: { version: note.version, sections, ...(notes !== undefined && notes !== note.notes && { notes }) },
  }
}
