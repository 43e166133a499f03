import { pipeline } from 'node:stream/promises'
import { Writable } from 'node:stream'
import type { DocumentFlag } from '@medinotes/shared/documents'
import type { Entry, ZipFile } from 'yauzl'

export interface ZipFindings {
  isDocx: boolean
  flags: Set<DocumentFlag>
}

const limits = {
  entries: 10_000,
  bytes: 512 * 1024 * 1024,
  /** Text of Word packs well, and never as well as this. */
  ratio: 200,
  /** Below this a ratio says nothing. */
  ratioFrom: 8 * 1024 * 1024,
  /** An archive in an archive is looked into; one in that is not. */
  depth: 2,
  nested: 32 * 1024 * 1024,
}

const packed = /\.(?:zip|docx|docm|xlsx|xlsm|pptx|pptm|jar|7z|rar|gz)$/i
const macro = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$|(?:^|\/)embeddings\/[^/]*\.bin$|\.(?:docm|xlsm|pptm)$/i

/** What is in a zip, by its directory and by unpacking it within limits. Nothing of it is kept. */
export async function lookIntoZip(bytes: Buffer, depth = 1): Promise<ZipFindings> {
  const flags = new Set<DocumentFlag>()
  const names = new Set<string>()
  try {
    const { fromBufferPromise } = await import('yauzl')
    const zip = await fromBufferPromise(bytes)
    const entries = await readDirectory(zip, flags)
    for (const { fileName } of entries) names.add(fileName)
    if (entries.some(({ fileName }) => macro.test(fileName))) flags.add('macros')
    if (entries.some((entry) => entry.isEncrypted())) flags.add('encrypted')
    if (isBomb(entries, bytes.length)) flags.add('zip-bomb')
    if (!flags.has('zip-bomb') && !flags.has('encrypted')) await unpackAll(zip, entries, { flags, depth })
  } catch {
    // Whatever a reader of zips trips over, it cannot be looked into.
    flags.add('damaged')
  }
  const isDocx = names.has('[Content_Types].xml') && names.has('word/document.xml')
  return { isDocx, flags }
}

async function readDirectory(zip: ZipFile, flags: Set<DocumentFlag>) {
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) {
    entries.push(entry)
    if (entries.length > limits.entries) {
      flags.add('zip-bomb')
      break
    }
  }
  return entries
}

function isBomb(entries: readonly Entry[], size: number) {
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  return total > limits.bytes || (total > limits.ratioFrom && total / size > limits.ratio)
}

/** What the directory says may be a lie: only unpacking shows it, and stops at the first byte too many. */
async function unpackAll(
  zip: ZipFile,
  entries: readonly Entry[],
  { flags, depth }: { flags: Set<DocumentFlag>; depth: number },
) {
  for (const entry of entries) {
    const isPacked = packed.test(entry.fileName)
    const kept: Buffer[] = []
    const keep = isPacked && entry.uncompressedSize <= limits.nested
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        if (keep) kept.push(chunk)
        done()
      },
    })
    await pipeline(await zip.openReadStreamPromise(entry), sink)
    if (isPacked) await lookIntoNested(keep ? Buffer.concat(kept) : null, { flags, depth })
  }
}

async function lookIntoNested(bytes: Buffer | null, { flags, depth }: { flags: Set<DocumentFlag>; depth: number }) {
  if (bytes === null || depth >= limits.depth) {
    flags.add('zip-bomb')
    return
  }
  const nested = await lookIntoZip(bytes, depth + 1)
  for (const flag of nested.flags) flags.add(flag)
}
