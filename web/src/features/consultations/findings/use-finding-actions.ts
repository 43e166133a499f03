import type { Consultation } from '@medinotes/shared/consultations'
import { acceptFinding, reopenFinding } from '../note-life.queries.ts'
import { useNoteEditing } from '../editing/note-editing.tsx'
import { useNoteChange } from '../use-note-change.ts'
import { sentencePlace, withoutSentence, withStatement } from './change-text.ts'
import type { FindingItem } from './finding-items.ts'

/** What can be done about a finding. */
export function useFindingActions({ id, version, sections }: Consultation) {
  const { open, save, isSaving, problem } = useNoteEditing()
  const accept = useNoteChange(id, async ({ item, reason }: { item: FindingItem; reason: string }) => {
    let note: Consultation | undefined
    const isAccepted = (kind: string) => item.acceptances.some((acceptance) => acceptance.kind === kind)
    for (const finding of item.findings.filter(({ kind }) => !isAccepted(kind)))
      note = await acceptFinding(id, { version, finding, reason })
    if (note === undefined) throw new Error('A settled finding is not accepted again')
    return note
  })
  const reopen = useNoteChange(id, async (item: FindingItem) => {
    let note: Consultation | undefined
    for (const { id: acceptanceId } of item.acceptances) note = await reopenFinding(id, acceptanceId)
    if (note === undefined) throw new Error('Only a settled finding is opened again')
    return note
  })
  const sectionOf = ({ section }: FindingItem) => sections.find(({ key }) => key === section?.key)

  return {
    accept,
    reopen,
    isSaving,
    problem,
    /** Opens the section with the sentence selected. */
    edit(item: FindingItem) {
      const section = sectionOf(item)
      if (section) open(section.key, sentencePlace(section, item.id))
    },
    remove(item: FindingItem) {
      const section = sectionOf(item)
      const place = section && sentencePlace(section, item.id)
      return section && place ? save({ [section.key]: withoutSentence(section.text, place) }) : Promise.resolve(false)
    },
    insert(item: FindingItem, sectionKey: string) {
      const section = sections.find(({ key }) => key === sectionKey)
      return section ? save({ [sectionKey]: withStatement(section.text, item.text) }) : Promise.resolve(false)
    },
  }
}

export type FindingActions = ReturnType<typeof useFindingActions>
