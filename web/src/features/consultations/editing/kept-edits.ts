import { z } from 'zod'
import { deviceDrafts } from '../../../lib/device-drafts.ts'
import { removeStored } from '../stored-text.ts'

// In the tab's own storage, for the reasons given in stored-text.ts.
const prefix = 'medinotes.note-edit.'

/** A text somebody changed, and what stood there when they began. */
const keptEditSchema = z.object({ base: z.string(), text: z.string() })

const keptEditsSchema = z.record(z.string(), keptEditSchema)
/** By the key of the section; the notes of the visit have one of their own. */
export type KeptEdits = z.infer<typeof keptEditsSchema>

export const notesKey = '(notes)'

const keyOf = (personId: string, consultationId: string) => `${prefix}${personId}.${consultationId}`

/** What this person has changed in the note and not saved, also before a reload. */
export function readEdits(personId: string, consultationId: string): KeptEdits {
  const key = keyOf(personId, consultationId)
  try {
    const kept = keptEditsSchema.safeParse(JSON.parse(sessionStorage.getItem(key) ?? deviceDrafts.get(key) ?? '{}'))
    return kept.success ? kept.data : {}
  } catch {
    return {}
  }
}

/** False when the browser has no room or forbids it: then a reload would lose the text. */
export function keepEdits(personId: string, consultationId: string, edits: KeptEdits): boolean {
  const key = keyOf(personId, consultationId)
  const isEmpty = Object.keys(edits).length === 0
  if (isEmpty) deviceDrafts.remove(key)
  else deviceDrafts.set(key, JSON.stringify(edits))
  try {
    if (isEmpty) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(edits))
    return true
  } catch {
    return false
  }
}

/** Forgets every edit in this tab; part of signing out. */
export const clearEdits = () => removeStored(prefix)
