import { bundledTypes, type Document } from '@medinotes/shared/documents'

const types: readonly string[] = bundledTypes

/** Whether a document can go into a bundle, which both sides read. */
export const isBundled = ({ contentType, status, shared }: Document) =>
  types.includes(contentType) && status === 'clean' && shared
