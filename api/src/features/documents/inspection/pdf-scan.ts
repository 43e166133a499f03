import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import type { DocumentFlag } from '@medinotes/shared/documents'

const unpack = promisify(inflate)

/** A letter of a name may stand as its number in hexadecimal: `/J#61vaScript` is `/JavaScript`. */
const letter = (character: string) => {
  const hex = character.charCodeAt(0).toString(16)
  return `(?:${character}|#(?:${hex}|${hex.toUpperCase()}))`
}
const name = (text: string) => `/${Array.from(text, letter).join('')}(?![A-Za-z0-9])`

const marks: readonly (readonly [DocumentFlag, RegExp])[] = [
  [
    'pdf-script',
    new RegExp([name('JavaScript'), `${name('JS')}\\s*(?:[(<]|\\d+\\s+\\d+\\s+R)`, name('Launch')].join('|')),
  ],
  ['pdf-attachment', new RegExp([name('EmbeddedFile'), name('EmbeddedFiles')].join('|'))],
  ['encrypted', new RegExp(`${name('Encrypt')}\\s*(?:<<|\\d+\\s+\\d+\\s+R)`)],
]
const objectStreamType = new RegExp(name('ObjStm'), 'g')
const streamStart = /(?<!end)stream(?:\r\n|\n|\r)/g
/** From the type of a stream to its bytes. */
const dictionaryMax = 2000
const streamEnd = Buffer.from('endstream')

/** Where the bytes of the next one begin. Each part of the text is looked at once, whatever stands in it. */
function nextObjectStream(text: string, from: number) {
  objectStreamType.lastIndex = from
  for (;;) {
    const type = objectStreamType.exec(text)
    if (type === null) return null
    streamStart.lastIndex = objectStreamType.lastIndex
    const start = streamStart.exec(text)
    if (start === null) return null
    if (start.index - objectStreamType.lastIndex <= dictionaryMax) return streamStart.lastIndex
    objectStreamType.lastIndex = start.index - dictionaryMax
  }
}

/** Longer than anything that is looked for: what crosses the border of two pieces is seen in the next. */
const overlap = 4096
/** Of one object stream, packed and unpacked. */
const packedMax = 16 * 1024 * 1024
const unpackedMax = 16 * 1024 * 1024
/** Of all of them. */
const unpackedTotal = 256 * 1024 * 1024

/** Text of packed objects, within limits. */
function createUnpacker(onFault: (flag: DocumentFlag) => void) {
  let total = 0
  return async (packed: Buffer) => {
    try {
      if (total > unpackedTotal) throw new RangeError('Too much is packed into one file')
      const unpacked = await unpack(packed, { maxOutputLength: unpackedMax })
      total += unpacked.length
      return unpacked.toString('latin1')
    } catch (error) {
      onFault(error instanceof RangeError ? 'zip-bomb' : 'damaged')
      return ''
    }
  }
}

/**
 * Looks for what a PDF may do beyond being shown, also in streams that hold packed objects. It takes the file in pieces of
 * any size, and holds little of it.
 */
export function createPdfScan() {
  const found = new Set<DocumentFlag>()
  const unpackObjects = createUnpacker((flag) => found.add(flag))
  let rest = Buffer.alloc(0)
  let captured: Buffer[] | null = null
  let capturedSize = 0

  const lookAt = (text: string) => {
    for (const [flag, pattern] of marks) if (!found.has(flag) && pattern.test(text)) found.add(flag)
  }

  async function finishCapture(last: Buffer) {
    const packed = Buffer.concat([...(captured ?? []), last])
    captured = null
    lookAt(await unpackObjects(packed))
  }

  /** Follows object streams through this piece; what it returns is to be seen again with the next. */
  async function follow(bytes: Buffer): Promise<Buffer> {
    const text = bytes.toString('latin1')
    let position = 0
    for (;;) {
      if (captured !== null) {
        const end = bytes.indexOf(streamEnd, position)
        if (end < 0) return keepCapturing(bytes.subarray(position))
        await finishCapture(bytes.subarray(position, end))
        position = end
      }
      const begin = nextObjectStream(text, position)
      if (begin === null) return bytes.subarray(Math.max(position, bytes.length - overlap))
      position = begin
      captured = []
      capturedSize = 0
    }
  }

  function keepCapturing(bytes: Buffer) {
    const kept = Math.max(0, bytes.length - streamEnd.length)
    capturedSize += kept
    if (capturedSize > packedMax) {
      found.add('not-scanned')
      captured = null
      return bytes.subarray(kept)
    }
    captured?.push(Buffer.from(bytes.subarray(0, kept)))
    return bytes.subarray(kept)
  }

  return {
    async write(chunk: Buffer) {
      const bytes = Buffer.concat([rest, chunk])
      lookAt(bytes.toString('latin1'))
      rest = Buffer.from(await follow(bytes))
    },
    flags: (): DocumentFlag[] => [...found],
  }
}
