import { AppError } from '../../../platform/errors.ts'
import { renderPage, renditionLimits } from '../renditions/render-image.ts'

export interface Paper {
  bytes: Buffer
  contentType: string
}

/** What a PDF cannot hold as it is. */
const rendered = new Set(['image/heic', 'image/tiff'])

/** A document as what a PDF can hold, a page at a time; null for what cannot be shown. */
export async function* papersOf({ bytes, contentType }: Paper, signal?: AbortSignal): AsyncGenerator<Paper | null> {
  if (!rendered.has(contentType)) {
    yield { bytes, contentType }
    return
  }
  let pages = 1
  for (let page = 1; page <= pages; page += 1) {
    signal?.throwIfAborted()
    const shown =
      bytes.length > renditionLimits.bytes ? null : await renderPage(bytes, contentType, page).catch(refusedAsNull)
    yield shown && { bytes: shown.jpeg, contentType: 'image/jpeg' }
    pages = shown?.pages ?? 0
  }
}

function refusedAsNull(error: unknown) {
  if (error instanceof AppError && error.code === 'rendition_refused') return null
  throw error
}
