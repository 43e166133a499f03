import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { type DocumentFlag, type DocumentType, documentTypes } from '@medinotes/shared/documents'
import type { Scanner, ScanVerdict } from './clamd.ts'
import { createFileEdges, headSize } from './file-edges.ts'
import { createPdfScan } from './pdf-scan.ts'
import { isPolyglot } from './polyglot.ts'
import { isArchive, type Sniffed, sniffType } from './sniff-type.ts'
import { lookIntoZip } from './zip-look.ts'

/** What was said of a file before anybody looked. */
export interface Claims {
  filename: string
  declaredType: string
  declaredSha256: string | null
}

export interface Findings {
  sha256: string
  contentType: DocumentType | null
  flags: DocumentFlag[]
}

/** A zip is looked into as a whole; a larger one is for a person to decide on. */
const zipInMemory = 32 * 1024 * 1024

const docx: DocumentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Reads a file once, from its first byte to its last, and says what speaks against giving it to others. */
export async function lookInto(bytes: Readable, claims: Claims, scanner: Scanner | null): Promise<Findings> {
  const read = await readThrough(bytes, scanner)
  const { contentType, flags } = await judgeContent(read)
  if (contentType === null) flags.add('type-not-allowed')
  if (!isAsSaid(contentType, claims)) flags.add('type-mismatch')
  if (claims.declaredSha256 !== null && claims.declaredSha256 !== read.sha256) flags.add('checksum-mismatch')
  if (read.verdict !== 'clean') flags.add(read.verdict)
  return { sha256: read.sha256, contentType, flags: [...flags] }
}

interface WhatWasRead {
  sha256: string
  sniffed: Sniffed
  head: Buffer
  tail: Buffer
  /** Of a zip or a file of older Office, all of it; null where that is too much. */
  whole: Buffer | null
  pdfFlags: DocumentFlag[]
  verdict: ScanVerdict
}

async function readThrough(bytes: Readable, scanner: Scanner | null): Promise<WhatWasRead> {
  const scan = scanner === null ? null : await scanner.begin()
  try {
    const [hash, edges, pdf] = [createHash('sha256'), createFileEdges(), createPdfScan()]
    const kept = createKept()
    for await (const chunk of inLargePieces(bytes)) {
      hash.update(chunk)
      edges.write(chunk)
      kept.write(chunk)
      if (edges.isPdf()) await pdf.write(chunk)
      await scan?.write(chunk)
    }
    const [head, tail] = [edges.head(), edges.tail()]
    return {
      ...{ head, tail, whole: kept.bytes(), sha256: hash.digest('hex'), sniffed: await sniffType(head) },
      ...{ pdfFlags: pdf.flags(), verdict: scan === null ? 'clean' : await scan.verdict() },
    }
  } finally {
    scan?.stop()
    bytes.destroy()
  }
}

/** What belongs together is less often cut in two, and the first piece says what the file is. */
async function* inLargePieces(bytes: Readable): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let size = 0
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    waiting.push(chunk)
    size += chunk.length
    if (size < headSize) continue
    yield Buffer.concat(waiting)
    waiting = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(waiting)
}

/** Holds what begins like an archive, up to a limit. */
function createKept() {
  let kept: Buffer[] | null = null
  let size = 0
  let began = false
  return {
    write(chunk: Buffer) {
      if (!began) {
        began = true
        kept = isArchive(chunk) ? [] : null
      }
      size += chunk.length
      if (size > zipInMemory) kept = null
      kept?.push(Buffer.from(chunk))
    },
    bytes: () => (kept === null ? null : Buffer.concat(kept)),
  }
}

interface Judged {
  contentType: DocumentType | null
  flags: Set<DocumentFlag>
}

async function judgeContent({ sniffed, head, tail, whole, pdfFlags }: WhatWasRead): Promise<Judged> {
  if (sniffed === 'zip') return judgeZip(whole)
  if (sniffed === 'ole') return { contentType: null, flags: oldOfficeFlags(whole) }
  const flags = new Set<DocumentFlag>(sniffed === 'application/pdf' ? pdfFlags : [])
  if (isPolyglot(sniffed, head, tail)) flags.add('polyglot')
  if (isCutOff(sniffed, tail)) flags.add('damaged')
  return { contentType: sniffed, flags }
}

async function judgeZip(whole: Buffer | null): Promise<Judged> {
  if (whole === null) return { contentType: null, flags: new Set(['not-scanned']) }
  const { isDocx, flags } = await lookIntoZip(whole)
  return { contentType: isDocx ? docx : null, flags }
}

/** Word's older format, in which an encrypted document of the newer one comes too. */
function oldOfficeFlags(whole: Buffer | null): Set<DocumentFlag> {
  if (whole === null) return new Set(['not-scanned'])
  const flags = new Set<DocumentFlag>()
  if (whole.includes(Buffer.from('EncryptedPackage', 'utf16le'))) flags.add('encrypted')
  if (whole.includes(Buffer.from('_VBA_PROJECT', 'utf16le'))) flags.add('macros')
  return flags
}

const ends: Partial<Record<NonNullable<Sniffed>, string>> = {
  'application/pdf': '%%EOF',
  'image/png': 'IEND',
  'image/jpeg': '\xff\xd9',
}

function isCutOff(type: Sniffed, tail: Buffer) {
  const end = type === null ? undefined : ends[type]
  return end !== undefined && !tail.includes(Buffer.from(end, 'latin1'))
}

/** By the end of its name and by the type it was sent with. */
function isAsSaid(found: DocumentType | null, { filename, declaredType }: Claims) {
  if (found === null) return false
  const extension = filename.toLowerCase().split('.').at(-1) ?? ''
  return declaredType === found && (documentTypes[found].extensions as readonly string[]).includes(extension)
}
