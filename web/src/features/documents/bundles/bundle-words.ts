import type { BundleFault } from '@medinotes/shared/documents'

/** Why there is no PDF, and what to do. */
export const faultWords: Record<BundleFault, string> = {
  'document-unreadable': 'One of the documents could not be read. Open each, and leave out the one that does not show.',
  'document-gone': 'One of the documents was deleted or held back meanwhile.',
  'too-large': 'Together they are larger than 200 MB. Make two bundles of them.',
  interrupted: 'The service stopped while it was being made.',
}
