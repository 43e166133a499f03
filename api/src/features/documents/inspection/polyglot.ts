import { pdfHeaderWithin } from './file-edges.ts'

/** The directory of a zip at the very end, with a comment that fits: a zip reader opens the file whatever it begins with. */
function endsAsZip(tail: Buffer) {
  const signature = Buffer.from('PK\x05\x06', 'latin1')
  for (let at = tail.lastIndexOf(signature); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(signature, at - 1)) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true
  }
  return false
}

const html = /<(?:!doctype\s+html|html|script|iframe|svg)[\s>/]/i
const programs = ['MZ', '\u007fELF', '#!', 'PK\u0003\u0004']
/** Whether it reads as another format than its own, too. Mail and documents of Word hold others by their nature. */
export function isPolyglot(type: string | null, head: Buffer, tail: Buffer) {
  const beginning = head.subarray(0, pdfHeaderWithin).toString('latin1')
  if (beginning.indexOf('%PDF-') > 0 && type !== 'message/rfc822') return true
  if (type === 'application/dicom')
    return programs.some((start) => beginning.startsWith(start)) || html.test(beginning.slice(0, 128))
  if (type === null || !holdsOneThing(type)) return false
  const end = tail.subarray(-pdfHeaderWithin).toString('latin1')
  return endsAsZip(tail) || html.test(beginning) || html.test(end) || /<\/html>/i.test(end)
}

const holdsOneThing = (type: string) => type === 'application/pdf' || /^(?:image|audio)\//.test(type)
