import type { importEncodings } from '@medinotes/shared/specialist-import'
import { AppError } from '../../../platform/errors.ts'

interface DecodedFile {
  text: string
  encoding: (typeof importEncodings)[number]
}

const isZip = (bytes: Buffer) => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'

/** By its byte order mark; without one it is UTF-8, or what Excel on Windows saves as "CSV". */
export function decodeFile(bytes: Buffer): DecodedFile {
  if (isZip(bytes)) throw new AppError('malformed', 'This is a workbook. Save it as CSV and choose that file.')
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark === 'fffe') return { text: decode(bytes, 'utf-16le'), encoding: 'UTF-16' }
  if (mark === 'feff') return { text: decode(bytes, 'utf-16be'), encoding: 'UTF-16' }
  if (bytes.includes(0)) throw new AppError('malformed', 'This is no text file. Save the table as CSV (UTF-8).')
  try {
    return { text: decode(bytes, 'utf-8'), encoding: 'UTF-8' }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { text: decode(bytes, 'windows-1252'), encoding: 'Windows-1252' }
  }
}

const decode = (bytes: Buffer, encoding: string) =>
  new TextDecoder(encoding, { fatal: encoding === 'utf-8' }).decode(bytes)
