import type { Consultation } from '@medinotes/shared/consultations'
import type { EditConsultation } from '@medinotes/shared/note-life'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { codeOf } from '../../../lib/api-error.ts'
import { consultationQuery } from '../consultation.queries.ts'
import { editNote } from '../note-life.queries.ts'
import { useNoteChange } from '../use-note-change.ts'
import type { KeptEdits } from './kept-edits.ts'
import { type EditConflict, planSave, textIn } from './plan-save.ts'

type Texts = Record<string, string>

const basedOn = (texts: Texts, baseOf: (key: string) => string | undefined): KeptEdits =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, { base: baseOf(key) ?? '', text }]))

/** How often a save is tried on top of what others saved at the same moment. */
const retries = 2

/** Saves texts of a note, on top of what others saved meanwhile; what both changed is for the person to decide. */
export function useSaving(consultation: Consultation, edits: KeptEdits, drop: (keys: readonly string[]) => void) {
  const { id } = consultation
  const queryClient = useQueryClient()
  const patch = useNoteChange(id, (edit: EditConsultation) => editNote(id, edit))
  const [conflicts, setConflicts] = useState<readonly EditConflict[]>([])

  async function saveOn(note: Consultation, wanted: KeptEdits, triesLeft: number): Promise<boolean> {
    const plan = planSave(note, wanted)
    if (plan.kind === 'conflict') {
      setConflicts(plan.conflicts)
      return false
    }
    try {
      await patch.mutateAsync(plan.edit)
      drop(Object.keys(wanted))
      return true
    } catch (error) {
      if (codeOf(error) !== 'stale_version' || triesLeft === 0) return false
      const newer = await queryClient.fetchQuery({ ...consultationQuery(id), staleTime: 0 })
      return saveOn(newer, wanted, triesLeft - 1)
    }
  }

  return {
    conflicts,
    isSaving: patch.isPending,
    problem: patch.error,
    /** These texts, or what was typed and kept; false when it was not saved. */
    save: (texts?: Texts) =>
      saveOn(consultation, texts === undefined ? edits : basedOn(texts, (key) => textIn(consultation, key)), retries),
    /** Null to decide later. */
    async settleConflicts(texts: Texts | null) {
      setConflicts([])
      if (texts === null) return false
      // The other's text is what the decision was made on: a still newer one asks again.
      const decided = basedOn(texts, (decidedKey) => conflicts.find(({ key }) => key === decidedKey)?.theirs)
      return saveOn(consultation, { ...edits, ...decided }, retries)
    },
  }
}

export type Saving = ReturnType<typeof useSaving>
