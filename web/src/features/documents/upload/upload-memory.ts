import type { PreviousUpload, UrlStorage } from 'tus-js-client'
import { z } from 'zod'

const prefix = 'medinotes.upload.'
// The service throws away what is not finished by then.
const keptMs = 48 * 3_600_000

const rememberedSchema = z.object({ uploadUrl: z.string(), size: z.int(), creationTime: z.iso.datetime() })

const bookingPrefix = (personId: string, bookingId: string) => `${prefix}${personId}.${bookingId}.`

/** Where uploads have got to, for after a reload: their addresses, and nothing that tells of anybody. */
export function uploadMemory(personId: string, bookingId: string): UrlStorage {
  const ownPrefix = bookingPrefix(personId, bookingId)
  return {
    findAllUploads: async () => find(ownPrefix),
    findUploadsByFingerprint: async (fingerprint) => (fingerprint === '' ? [] : find(ownPrefix + fingerprint)),
    async removeUpload(key) {
      localStorage.removeItem(key)
    },
    async addUpload(fingerprint, { uploadUrl, size }) {
      const key = ownPrefix + fingerprint
      try {
        localStorage.setItem(key, JSON.stringify({ uploadUrl, size, creationTime: new Date().toISOString() }))
      } catch {
        // The browser has no room or forbids it: after a reload it would have to be sent from the start.
      }
      return key
    },
  }
}

/** At once: a page that is drawn again must not offer to go on with it. */
export const forgetUpload = (personId: string, bookingId: string, fingerprint: string) =>
  localStorage.removeItem(bookingPrefix(personId, bookingId) + fingerprint)

/** The addresses of what this person has begun to send to a booking. */
export const rememberedUploads = (personId: string, bookingId: string) => find(bookingPrefix(personId, bookingId))

function find(start: string): PreviousUpload[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(start))
    .flatMap((urlStorageKey) => {
      const stored = rememberedSchema.safeParse(parseJson(localStorage.getItem(urlStorageKey) ?? ''))
      if (stored.success && Date.parse(stored.data.creationTime) > Date.now() - keptMs) {
        return [{ ...stored.data, metadata: {}, urlStorageKey, parallelUploadUrls: null }]
      }
      localStorage.removeItem(urlStorageKey)
      return []
    })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
