import { type DocumentType, documentTypes } from '@medinotes/shared/documents'
import { AppError } from '../../../platform/errors.ts'

const byExtension = new Map<string, DocumentType>(
  (Object.keys(documentTypes) as DocumentType[]).flatMap((type) =>
    documentTypes[type].extensions.map((extension) => [extension, type] as const),
  ),
)

const allowed = [...byExtension.keys()].join(', ')

/** What a file says it is: by what came with it where that is a type we take, else by its name, which has to be of one. */
export function declaredTypeOf(filename: string, filetype: string): DocumentType {
  const named = byExtension.get(/\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '')
  if (named === undefined) {
    throw new AppError('document_refused', `Files of this kind cannot be uploaded. Allowed are ${allowed}.`)
  }
  const told = filetype.toLowerCase()
  return isDocumentType(told) ? told : named
}

const isDocumentType = (type: string): type is DocumentType => Object.hasOwn(documentTypes, type)
