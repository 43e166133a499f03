import type { DocumentKind } from '@medinotes/shared/bookings'
import type { DocumentFlag } from '@medinotes/shared/documents'

/** What one document is; a booking's card names what is expected in words of its own. */
export const kindNames: Record<DocumentKind, string> = {
  'letter-of-instruction': 'Letter of instruction',
  'medical-record': 'Medical record',
  imaging: 'Imaging',
  report: 'Report',
  invoice: 'Invoice',
  other: 'Other',
}

/** Why a document is held back, after "Held back:". */
export const flagWords: Record<DocumentFlag, string> = {
  infected: 'the virus scanner knows it as malware',
  'not-scanned': 'it is too large for the virus scanner',
  'type-mismatch': 'it is not what its name says',
  'type-not-allowed': 'files of this kind are not accepted',
  polyglot: 'it reads as two kinds of file at once',
  'checksum-mismatch': 'what arrived is not what was sent',
  encrypted: 'it opens only with a password',
  'zip-bomb': 'it unpacks to far more than it holds',
  macros: 'it contains macros',
  'pdf-script': 'it contains a script',
  'pdf-attachment': 'it has other files inside',
  damaged: 'it is damaged',
}

const units = ['bytes', 'kB', 'MB', 'GB'] as const

/** As people say it: "2.4 MB", "830 kB". */
export function sizeText(bytes: number) {
  if (bytes === 1) return '1 byte'
  const power = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1)
  const value = bytes / 1024 ** power
  return `${value < 10 && power > 0 ? Math.floor(value * 10) / 10 : Math.floor(value)} ${units[power]}`
}
