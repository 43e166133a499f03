import type { Section } from '@medinotes/shared/consultations'
import type { EditConsultation, VersionKind } from '@medinotes/shared/note-life'
import { AppError, type FieldError } from '../../../platform/errors.ts'
import { checkDraft } from '../evidence/check-draft.ts'
import type { WholeDraft } from '../note-sealing.ts'

type Changes = Pick<EditConsultation, 'notes' | 'sections'>

/** The draft after an edit, checked against its notes, and how it came to be. */
export interface EditedDraft {
  draft: WholeDraft
  kind: Exclude<VersionKind, 'drafted'>
  isChanged: boolean
}

/** Throws `malformed` for a section that the note has not, or has twice in the request. */
export function applyEdit(before: WholeDraft, { notes = before.notes, sections: changes }: Changes): EditedDraft {
  refuseUnknownSections(before.sections, changes)
  const areNewNotes = notes !== before.notes
  const texts = new Map(changes.map(({ key, text }) => [key, text]))
  const sections = before.sections.map((section) => changed(section, texts.get(section.key), areNewNotes))
  const isSame = (section: Section, index: number) =>
    section.text === before.sections[index]?.text && section.stale === before.sections[index]?.stale
  return {
    draft: check(notes, sections),
    kind: areNewNotes ? 'notes-changed' : 'edited',
    isChanged: areNewNotes || !sections.every(isSame),
  }
}

/** `text` is undefined for a section that nobody touched; new notes leave it behind. */
function changed(section: Section, text: string | undefined, areNewNotes: boolean): Section {
  const { edited, stale, ...rest } = section
  const isEdited = edited === true || (text !== undefined && text !== section.text)
  const isStale = text === undefined && (stale === true || areNewNotes)
  return { ...rest, text: text ?? section.text, ...(isEdited && { edited: true }), ...(isStale && { stale: true }) }
}

function check(notes: string, sections: Section[]): WholeDraft {
  const checked = checkDraft(notes, sections)
  return {
    notes,
    sections: sections.map((section, index) => ({ ...section, sentences: checked.sections[index]?.sentences ?? [] })),
    omissions: checked.omissions,
  }
}

function refuseUnknownSections(sections: readonly Section[], changes: Changes['sections']) {
  const errors = changes.flatMap(({ key }, index): FieldError[] => {
    const path = `sections.${index}.key`
    if (!sections.some((section) => section.key === key)) return [{ path, message: 'The note has no such section' }]
    const isRepeated = changes.findIndex((change) => change.key === key) < index
    return isRepeated ? [{ path, message: 'Send each section once' }] : []
  })
  if (errors.length > 0) throw new AppError('malformed', 'These sections cannot be changed.', { errors })
}
