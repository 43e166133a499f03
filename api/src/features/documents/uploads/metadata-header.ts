import { type UploadMetadata, uploadMetadataSchema } from '@medinotes/shared/documents'
import { AppError, type FieldError } from '../../../platform/errors.ts'

const malformed = (errors?: FieldError[]) =>
  new AppError('malformed', 'The description of the file is missing something or not valid.', errors && { errors })

const unreadable = () => malformed([{ path: 'upload-metadata', message: 'Send keys and their values in base64' }])

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

function textOf(encoded: string) {
  if (!base64.test(encoded)) throw unreadable()
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(encoded, 'base64'))
  } catch (error) {
    if (error instanceof TypeError) throw unreadable()
    throw error
  }
}

function pairOf(text: string): [string, string] {
  const [key = '', value = '', ...more] = text.trim().split(' ')
  if (!/^[!-+\--~]+$/.test(key) || more.length > 0) throw unreadable()
  return [key, textOf(value)]
}

/** What `Upload-Metadata` says: `filename cGxhbi5wZGY=,kind b3RoZXI=`. */
export function readMetadata(header: string): UploadMetadata {
  const pairs = header.split(',').map(pairOf)
  const fields = Object.fromEntries(pairs)
  if (Object.keys(fields).length < pairs.length) throw unreadable()
  const read = uploadMetadataSchema.safeParse(fields)
  if (read.success) return read.data
  throw malformed(
    // Names of fields that are not known are the caller's words.
    read.error.issues.map(({ path, code, message }) => ({
      path: path.join('.'),
      message: code === 'unrecognized_keys' ? 'A field is not known' : message,
    })),
  )
}
