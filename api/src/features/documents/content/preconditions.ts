import type { IncomingHttpHeaders } from 'node:http'

/** What a document is told apart by. */
export interface Validators {
  /** Strong, in quotes. */
  etag: string
  /** To the second. */
  lastModified: Date
}

const tagsOf = (header: string) => header.match(/(W\/)?"[^"]*"|\*/g) ?? []

const timeOf = (header: string) => {
  const time = Date.parse(header)
  return Number.isNaN(time) ? null : time
}

/** In the order of RFC 9110, 13.2.2. */
export function checkPreconditions(headers: IncomingHttpHeaders, { etag, lastModified }: Validators) {
  const modified = lastModified.getTime()
  if (headers['if-match'] !== undefined) {
    if (!tagsOf(headers['if-match']).some((tag) => tag === '*' || tag === etag)) return 'failed'
  } else if (headers['if-unmodified-since'] !== undefined) {
    if (modified > (timeOf(headers['if-unmodified-since']) ?? Infinity)) return 'failed'
  }
  if (headers['if-none-match'] !== undefined) {
    const isKnown = tagsOf(headers['if-none-match']).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag)
    return isKnown ? 'not-modified' : 'proceed'
  }
  if (headers['if-modified-since'] !== undefined && modified <= (timeOf(headers['if-modified-since']) ?? -Infinity)) {
    return 'not-modified'
  }
  return 'proceed'
}

/** Whether `Range` counts: what the caller has is of these very bytes. */
export function rangeCounts({ 'if-range': ifRange }: IncomingHttpHeaders, { etag, lastModified }: Validators) {
  if (ifRange === undefined) return true
  return typeof ifRange === 'string' && (ifRange === etag || timeOf(ifRange) === lastModified.getTime())
}
