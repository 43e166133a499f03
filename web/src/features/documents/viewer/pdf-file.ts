import { getDocument, GlobalWorkerOptions, PDFDataRangeTransport, type PDFDocumentProxy } from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- Vite answers `?url` with the address of the file
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { readPiece } from './document-bytes.ts'

GlobalWorkerOptions.workerSrc = workerUrl

/** Where `web/pdf-files.ts` serves what pdf.js loads by name. */
const files = import.meta.env.PDF_FILES

/** Bytes asked for at a time. */
const pieceSize = 1024 * 1024

interface Source {
  id: string
  size: number
}

export interface OpenedPdf {
  pdf: Promise<PDFDocumentProxy>
  /** Rejects once a piece could not be had: pages that need it stay empty. */
  broken: Promise<never>
  close(): void
}

/** Asks the service for the pieces that the shown pages need, and for no more. */
export function openPdf({ id, size }: Source): OpenedPdf {
  const closing = new AbortController()
  const { promise: broken, reject } = Promise.withResolvers<never>()
  const ranges = new PDFDataRangeTransport(size, null)
  ranges.requestDataRange = (begin, end) => {
    readPiece(id, { begin, end }, closing.signal).then(
      (piece) => ranges.onDataRange(begin, piece),
      (error: unknown) => closing.signal.aborted || reject(error),
    )
  }
  const task = getDocument({
    range: ranges,
    rangeChunkSize: pieceSize,
    ...{ disableAutoFetch: true, disableStream: true, enableXfa: false },
    // Our policy for scripts has no place for WebAssembly; scans are read by scripts in its place.
    ...{ useWasm: false, wasmUrl: `${files}wasm/` },
    ...{ standardFontDataUrl: `${files}standard_fonts/`, cMapUrl: `${files}cmaps/`, useWorkerFetch: true },
  })
  const end = () => {
    closing.abort()
    // What it still waited for is told that the worker is gone, and so is this.
    task.destroy().catch(() => undefined)
  }
  return {
    pdf: task.promise,
    broken,
    // A worker that is ended while it opens a file complains where nobody can catch it.
    close: () => void Promise.race([task.promise, broken]).then(end, end),
  }
}
