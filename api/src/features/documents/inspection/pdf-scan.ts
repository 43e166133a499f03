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
const objectStream = new RegExp(`${name('ObjStm')}[^]{0,2000}?stream\\r?\\n`, 'g')
const streamEnd = Buffer.from('endstream')

/** Longer than anything that is looked for: what crosses the border of two pieces is seen in the next. */
const overlap = 4096
/** Of one object stream, packed and unpacked. */
const packedMax = 16 * 1024 * 1024
const unpackedMax = 16 * 1024 * 1024

/**
 * Looks for what a PDF may do beyond being shown, also in streams that hold packed objects. It takes the file in pieces of
 * any size, and holds little of it.
 */
export function createPdfScan() {
  const found = new Set<DocumentFlag>()
  let rest = Buffer.alloc(0)
  let captured: Buffer[] | null = null
  let capturedSize = 0

  const lookAt = (text: string) => {
    for (const [flag, pattern] of marks) if (!found.has(flag) && pattern.test(text)) found.add(flag)
  }

  async function openStream(packed: Buffer) {
    try {
      lookAt((await unpack(packed, { maxOutputLength: unpackedMax })).toString('latin1'))
    } catch (error) {
      const isBomb = error instanceof RangeError
      found.add(isBomb ? 'zip-bomb' : 'damaged')
    }
  }

  async function finishCapture(last: Buffer) {
    const packed = Buffer.concat([...(captured ?? []), last])
    captured = null
    await openStream(packed)
  }

  /** Follows object streams through this piece; what it returns is to be seen again with the next. */
  async function follow(bytes: Buffer): Promise<Buffer> {
    let position = 0
    for (;;) {
      if (captured !== null) {
        const end = bytes.indexOf(streamEnd, position)
        if (end < 0) return keepCapturing(bytes.subarray(position))
        await finishCapture(bytes.subarray(position, end))
        position = end
      }
      objectStream.lastIndex = 0
      const ahead = bytes.subarray(position)
      const match = objectStream.exec(ahead.toString('latin1'))
      if (match === null) return ahead.subarray(Math.max(0, ahead.length - overlap))
      position += match.index + match[0].length
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
