import { type SaveDraft, saveDraftSchema } from '@medinotes/shared/booking-drafts'

// Health data: sessionStorage outlives a reload and a crashed tab, shows no other tab anything and ends with this one.
const prefix = 'medinotes.booking-draft.'
const keyOf = (personId: string, id: string) => `${prefix}${personId}.${id}`

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What was typed and the service has not acknowledged; null for nothing. */
export function readCopy(personId: string, id: string): SaveDraft | null {
  const copy = saveDraftSchema.safeParse(parseJson(sessionStorage.getItem(keyOf(personId, id)) ?? ''))
  return copy.success ? copy.data : null
}

/** False where the browser has no room or forbids it. */
export function keepCopy(personId: string, id: string, draft: SaveDraft): boolean {
  try {
    sessionStorage.setItem(keyOf(personId, id), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export const forgetCopy = (personId: string, id: string) => sessionStorage.removeItem(keyOf(personId, id))

/** Part of signing out. */
export function clearBookingDrafts() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
}
