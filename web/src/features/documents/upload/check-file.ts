import { documentMaxSize, documentTypes, filenameMaxLength } from '@medinotes/shared/documents'
import { sizeText } from '../document-words.ts'

const extensions: readonly string[] = Object.values(documentTypes).flatMap((type) => type.extensions)

/** For the window in which files are chosen. */
export const acceptedFiles = extensions.map((extension) => `.${extension}`).join(',')

export const acceptedWords = 'PDF, pictures (HEIC and TIFF too), DOCX, DICOM, audio and e-mails (EML)'

/** What a folder holds beside what people put there. */
export const isSystemFile = (name: string) => name.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/i.test(name)

/** Why a file need not be sent at all; the service looks into it and has the last word. */
export function refusalOf({ name, size }: Pick<File, 'name' | 'size'>) {
  if (size === 0) return 'There is nothing in this file.'
  if (size > documentMaxSize) return `Larger than ${sizeText(documentMaxSize)}. Split it, then send the parts.`
  if (!extensions.includes(extensionOf(name))) return `Files of this kind are not accepted. Send ${acceptedWords}.`
  if (name.length > filenameMaxLength) return 'The name is too long. Rename the file, then choose it again.'
  return null
}

const extensionOf = (name: string) => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
