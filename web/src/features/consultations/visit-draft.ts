import { z } from 'zod'
import { deviceDrafts } from '../../lib/device-drafts.ts'
import { removeStored } from './stored-text.ts'

const storageKeyPrefix = 'medinotes.visit-draft.'

const visitDraftSchema = z.object({
  patientName: z.string(),
  dateOfVisit: z.string(),
  notes: z.string(),
  template: z.string(),
  /** Words that no AI service is to see. */
  hide: z.array(z.string()).default([]),
})
export type VisitDraft = z.infer<typeof visitDraftSchema>

const keyOf = (place: string) => storageKeyPrefix + place

/** Where a person's text is kept: each booking that they write a note of has a place of its own. */
export const draftPlace = (personId: string, bookingId?: string) =>
  bookingId === undefined ? personId : `${personId}.${bookingId}`

const personOf = (place: string) => place.split('.')[0] ?? place

const isWorthKeeping = ({ patientName, notes }: VisitDraft) => patientName.trim() !== '' || notes.trim() !== ''

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What this person typed before the reload; whatever somebody else left in this tab is removed. */
export function readDraft(place: string): VisitDraft | null {
  const own = keyOf(personOf(place))
  removeStored(storageKeyPrefix, (key) => key !== own && !key.startsWith(`${own}.`))
  const draft = visitDraftSchema.safeParse(
    parseJson(sessionStorage.getItem(keyOf(place)) ?? deviceDrafts.get(keyOf(place)) ?? ''),
  )
  return draft.success ? draft.data : null
}

/** False when the browser has no room or forbids it: then a reload would lose the text. */
export function saveDraft(place: string, draft: VisitDraft): boolean {
  if (!isWorthKeeping(draft)) {
    forgetDraft(place)
    return true
  }
  deviceDrafts.set(keyOf(place), JSON.stringify(draft))
  try {
    sessionStorage.setItem(keyOf(place), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/** It has become a note, or is empty. */
export function forgetDraft(place: string) {
  sessionStorage.removeItem(keyOf(place))
  deviceDrafts.remove(keyOf(place))
}

/** Forgets every draft in this tab; part of signing out. */
export const clearDrafts = () => removeStored(storageKeyPrefix)

/** Saves shortly after the last change; `stop` saves what is outstanding, `discard` forgets the draft for good. */
export function createAutosave(place: string, onSaved: (saved: boolean) => void, delayMs = 400) {
  let pending: VisitDraft | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isDiscarded = false

  function flush() {
    clearTimeout(timer)
    if (pending) onSaved(saveDraft(place, pending))
    pending = null
  }

  return {
    change(draft: VisitDraft) {
      if (isDiscarded) return
      pending = draft
      clearTimeout(timer)
      timer = setTimeout(flush, delayMs)
    },
    flush,
    discard() {
      isDiscarded = true
      pending = null
      clearTimeout(timer)
      forgetDraft(place)
    },
  }
}
