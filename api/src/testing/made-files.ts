import { crc32, deflateRawSync, deflateSync } from 'node:zlib'

interface ZipEntry {
  name: string
  bytes: Buffer
  encrypted?: boolean
  /** What its directory says instead of the truth. */
  saysSize?: number
}

/** A zip made by hand, so that it can also be a wrong one. */
export function makeZip(entries: readonly ZipEntry[]) {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes, encrypted = false, saysSize = bytes.length } of entries) {
    const packed = deflateRawSync(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(encrypted ? 1 : 0, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(saysSize, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

const part = (name: string, text = '<xml/>') => ({ name, bytes: Buffer.from(text) })

/** A document of Word, as far as its parts go. */
export const makeDocx = (...more: readonly ZipEntry[]) =>
  makeZip([part('[Content_Types].xml'), part('word/document.xml'), ...more])

/** A PDF of one empty page, and of what is added to its catalogue or beside its objects. */
export function makePdf({ catalogue = '', objects = '', trailer = '' } = {}) {
  return Buffer.from(
    [
      '%PDF-1.7',
      `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalogue} >>\nendobj`,
      '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj',
      '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj',
      objects,
      `trailer\n<< /Root 1 0 R /Size 9 ${trailer} >>\nstartxref\n9\n%%EOF\n`,
    ].join('\n'),
    'latin1',
  )
}

/** Objects of a PDF packed into a stream, as most writers do today. */
export function packedObjects(text: string, type = '/ObjStm') {
  const packed = deflateSync(Buffer.from(text, 'latin1'))
  return `8 0 obj\n<< /Type ${type} /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}\nendstream\nendobj`
}
