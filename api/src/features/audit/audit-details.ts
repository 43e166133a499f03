/** Facts about the event that hold no PHI: ids, counts, versions, codes. */
export type AuditDetails = Record<string, string | number | boolean | null | readonly string[]>

const namePattern = /^[a-z][A-Za-z0-9]{0,39}$/

// Anything else would read differently in another language’s JSON, and so have another hash.
function isChainable(value: unknown) {
  if (Array.isArray(value)) return value.every(isText)
  return value === null || typeof value === 'boolean' || Number.isSafeInteger(value) || isText(value)
}

const isText = (value: unknown) => typeof value === 'string' && value.isWellFormed() && !value.includes('\0')

/** Throws for details whose hash not everybody could tell again: a fault of the caller, which undoes what it was recording. */
export function refuseUnchainable(details: AuditDetails) {
  for (const [name, value] of Object.entries(details)) {
    if (!namePattern.test(name) || !isChainable(value))
      throw new TypeError(`An audit event cannot hold its detail ${name}`)
  }
}
