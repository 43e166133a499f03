import { type SaveDraft, saveDraftSchema } from '@medinotes/shared/booking-drafts'
import { z } from 'zod'
import { api } from '../../../lib/api-client.ts'
import { deviceDrafts } from '../../../lib/device-drafts.ts'

// Health data: the tab's own storage has it at once, the device sealed and a moment later, until the service does.
const prefix = 'medinotes.booking-draft.'
const keyOf = (personId: string, id: string) => `${prefix}${personId}.${id}`

const copySchema = z.object({
  organizationId: z.string().nullable(),
  /** When the service had last changed it, as far as was known here; null for one it did not have. */
  basedOn: z.string().nullable(),
  draft: saveDraftSchema,
})
type Copy = z.infer<typeof copySchema>

function parse(text: string | null): Copy | null {
  try {
    const copy = copySchema.safeParse(JSON.parse(text ?? ''))
    return copy.success && copy.data.organizationId === api.organization() ? copy.data : null
  } catch {
    return null
  }
}

/** What was typed and the service has not acknowledged; null for nothing. */
export function readCopy(personId: string, id: string): SaveDraft | null {
  const key = keyOf(personId, id)
  return parse(sessionStorage.getItem(key) ?? deviceDrafts.get(key))?.draft ?? null
}

/** False where the browser has no room or forbids it. */
export function keepCopy(personId: string, id: string, draft: SaveDraft, basedOn: string | null): boolean {
  const text = JSON.stringify({ organizationId: api.organization(), basedOn, draft } satisfies Copy)
  deviceDrafts.set(keyOf(personId, id), text)
  try {
    sessionStorage.setItem(keyOf(personId, id), text)
    return true
  } catch {
    return false
  }
}

export function forgetCopy(personId: string, id: string) {
  sessionStorage.removeItem(keyOf(personId, id))
  deviceDrafts.remove(keyOf(personId, id))
}

/** What closed tabs left behind, of the organization one works in. */
export const copiesOnDevice = (personId: string) =>
  deviceDrafts.names(keyOf(personId, '')).flatMap((name) => {
    const copy = parse(deviceDrafts.get(name))
    return copy ? [{ ...copy, id: name.slice(keyOf(personId, '').length) }] : []
  })

/** Part of signing out. */
export function clearBookingDrafts() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
}
