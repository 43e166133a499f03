import { type DocumentAction, type DocumentType, documentTypes } from '@medinotes/shared/documents'
import type { Permission } from '@medinotes/shared/permissions'
import type { DocumentRow } from '../document-row.ts'

interface Caller {
  organizationId: string | null
  permissions: readonly Permission[]
}

type Judged = Pick<DocumentRow, 'side_id' | 'practice_id' | 'kind' | 'status' | 'content_type'> & { released: boolean }

/** How the page shows a type; null where it cannot. */
export const viewOf = (contentType: string) =>
  contentType in documentTypes ? documentTypes[contentType as DocumentType].view : null

/** What the caller may do to a document that they see. */
export function documentActionsOf({ organizationId, permissions }: Caller, document: Judged): DocumentAction[] {
  const isClean = document.status === 'clean'
  const isOwn = document.side_id === organizationId && document.status !== 'destroyed'
  const writes = isOwn && permissions.includes('document:write')
  const isReport = document.kind === 'report' && document.practice_id === organizationId
  const delivers = isOwn && isClean && isReport && permissions.includes('report:release')
  const allowed: Record<DocumentAction, boolean> = {
    view: isClean && viewOf(document.content_type) !== null,
    download: isClean,
    change: writes,
    'request-deletion': writes,
    release: delivers && !document.released,
    recall: delivers && document.released,
  }
  return (Object.keys(allowed) as DocumentAction[]).filter((action) => allowed[action])
}
