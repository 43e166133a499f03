import type { DocumentType } from '@medinotes/shared/documents'
import { pdfHeaderWithin } from './file-edges.ts'

/** What the bytes are; `zip` and `ole` need a look inside. */
export type Sniffed = DocumentType | 'zip' | 'ole' | null

/** As file-type calls them. */
const called: Readonly<Record<string, DocumentType>> = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/apng': 'image/png',
  'image/webp': 'image/webp',
  'image/gif': 'image/gif',
  'image/heic': 'image/heic',
  'image/heif': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'image/heif-sequence': 'image/heic',
  'image/tiff': 'image/tiff',
  'audio/mpeg': 'audio/mpeg',
  'audio/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/wav': 'audio/wav',
  'audio/ogg': 'audio/ogg',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'audio/flac': 'audio/flac',
  'audio/x-flac': 'audio/flac',
}

const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const zip = Buffer.from('PK\x03\x04', 'latin1')
const dicomAt = 128

const beginsWith = (head: Buffer, signature: Buffer) => head.subarray(0, signature.length).equals(signature)

/** What only a look at the whole tells more of. */
export const isArchive = (head: Buffer) => beginsWith(head, zip) || beginsWith(head, ole)

export async function sniffType(head: Buffer): Promise<Sniffed> {
  if (beginsWith(head, zip)) return 'zip'
  if (beginsWith(head, ole)) return 'ole'
  if (head.toString('latin1', dicomAt, dicomAt + 4) === 'DICM') return 'application/dicom'
  if (head.subarray(0, pdfHeaderWithin).includes('%PDF-')) return 'application/pdf'
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(head)
  if (found !== undefined) return called[found.mime] ?? null
  return isMail(head) ? 'message/rfc822' : null
}

const header = /^(?:[!-9;-~]+:.*|[ \t].*)$/
const ofMail = /^(?:from|to|date|subject|received|message-id|mime-version|return-path|delivered-to):/i

/** Lines of headers from the first byte on, at least two of which belong to mail. */
function isMail(head: Buffer) {
  if (head.includes(0)) return false
  const [headers = ''] = head.toString('latin1').split(/\r?\n\r?\n/, 1)
  const lines = headers.split(/\r?\n/)
  return lines.every((line) => header.test(line)) && lines.filter((line) => ofMail.test(line)).length >= 2
}
