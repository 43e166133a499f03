import type { IncomingHttpHeaders } from 'node:http'
import { documentTypes } from '@medinotes/shared/documents'
import { AppError } from '../../../platform/errors.ts'
import type { ByteRange } from '../document-store.ts'
import type { DocumentRow } from '../document-row.ts'
import { viewOf } from '../queries/document-actions.ts'
import { readRange } from './byte-range.ts'
import { contentDisposition } from './content-disposition.ts'
import { checkPreconditions, rangeCounts, type Validators } from './preconditions.ts'

export interface ContentAnswer {
  status: 200 | 206 | 304
  headers: Record<string, string>
  /** What is to be sent; null where nothing is. */
  range: ByteRange | null
}

export interface ContentRequest {
  method: string
  headers: IncomingHttpHeaders
  purpose: 'download' | 'view'
}

type Served = Pick<DocumentRow, 'content_type' | 'size' | 'sha256' | 'uploaded_at'> & { filename: string }

/** The range that was asked for lies outside of so many bytes. */
export class RangeRefused extends AppError {
  readonly size: number

  constructor(size: number) {
    super('range_not_satisfiable', 'Ask for one range of bytes that the document has.')
    this.size = size
  }
}

/** What a request for a document's bytes is answered, before any are read. */
export function answerOf({ method, headers, purpose }: ContentRequest, document: Served): ContentAnswer {
  const validators = { etag: `"${document.sha256}"`, lastModified: toSecond(document.uploaded_at) }
  const state = checkPreconditions(headers, validators)
  if (state === 'failed') throw new AppError('precondition_failed', 'This document is not the one that you have.')
  if (state === 'not-modified') return { status: 304, headers: cacheHeaders(validators), range: null }
  const size = Number(document.size)
  // Range means something for GET alone.
  const asked = method === 'GET' && rangeCounts(headers, validators) ? readRange(headers.range, size) : 'all'
  if (asked === 'unsatisfiable') throw new RangeRefused(size)
  const range = asked === 'all' ? { start: 0, end: size - 1 } : asked
  return {
    status: asked === 'all' ? 200 : 206,
    headers: {
      ...cacheHeaders(validators),
      ...contentHeaders(document, purpose),
      'content-length': String(range.end - range.start + 1),
      ...(asked !== 'all' && { 'content-range': `bytes ${range.start}-${range.end}/${size}` }),
    },
    range,
  }
}

/** What every reply with a document's content has. */
export const sealedOff = {
  'x-content-type-options': 'nosniff',
  // Opened by itself it runs nothing, loads nothing and is of no origin.
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
}

const toSecond = (moment: Date) => new Date(Math.floor(moment.getTime() / 1000) * 1000)

const cacheHeaders = ({ etag, lastModified }: Validators) => ({
  etag,
  'last-modified': lastModified.toUTCString(),
  'cache-control': sealedOff['cache-control'],
})

function contentHeaders({ content_type: found, filename }: Served, purpose: ContentRequest['purpose']) {
  const shown = viewOf(found)
  const isInline = purpose === 'view' && shown !== null && shown !== 'rendition'
  return {
    'content-type': found in documentTypes ? found : 'application/octet-stream',
    'content-disposition': contentDisposition(isInline ? 'inline' : 'attachment', filename),
    'accept-ranges': 'bytes',
    ...sealedOff,
  }
}
