import type { Document } from '@medinotes/shared/documents'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { TableOfContents } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '../../../components/icon-button.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { openPdf } from './pdf-file.ts'
import { PdfOutline, useBookmarks } from './pdf-outline.tsx'
import { PdfPage } from './pdf-page.tsx'
import { useScale } from './use-scale.ts'
import { useShownPage } from './use-shown-page.ts'
import { ViewerProblem } from './viewer-problem.tsx'
import { ViewerToolbar } from './viewer-toolbar.tsx'
import type { PageSize } from './viewer-zoom.ts'

interface PdfViewProps {
  document: Document
  /** Null where none is drawn. */
  watermark: string | null
}

interface Opened {
  pdf: PDFDocumentProxy
  first: PageSize
}

/** Begins anew where it broke. */
export function PdfView(props: PdfViewProps) {
  const [attempt, setAttempt] = useState(0)
  return <Attempt key={attempt} {...props} onRetry={() => setAttempt(attempt + 1)} />
}

function Attempt({ document: { id, size }, watermark, onRetry }: PdfViewProps & { onRetry: () => void }) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  useEffect(() => {
    const { pdf, broken, close } = openPdf({ id, size })
    let isGone = false
    const fail = (error: unknown) => isGone || setProblem(error)
    broken.catch(fail)
    pdf
      .then(async (loaded) => ({ pdf: loaded, first: (await loaded.getPage(1)).getViewport({ scale: 1 }) }))
      .then((loaded) => isGone || setOpened(loaded), fail)
    return () => {
      isGone = true
      close()
    }
  }, [id, size])
  if (problem !== null) return <ViewerProblem error={problem} onRetry={onRetry} />
  if (opened === null) return <Skeleton className="h-[var(--viewer-height,70dvh)] w-full" />
  return <Pages {...opened} watermark={watermark} />
}

function Pages({ pdf, first, watermark }: Opened & { watermark: string | null }) {
  const scroller = useRef<HTMLElement>(null)
  const { scale, rotation, ...zooming } = useScale(scroller, first)
  const paging = useShownPage(scroller, pdf.numPages)
  const bookmarks = useBookmarks(pdf)
  const [isOutlineOpen, setOutlineOpen] = useState(false)
  return (
    <div>
      <ViewerToolbar {...{ scroller, scale, zooming, paging }}>
        {bookmarks.length > 0 && (
          <IconButton
            icon={TableOfContents}
            label="Bookmarks"
            aria-expanded={isOutlineOpen}
            onClick={() => setOutlineOpen(!isOutlineOpen)}
          />
        )}
      </ViewerToolbar>
      <div className="flex h-[var(--viewer-height,calc(100dvh-15rem))] min-h-96 max-lg:flex-col">
        {isOutlineOpen && <PdfOutline {...{ pdf, bookmarks }} goTo={paging.goTo} />}
        <section
          ref={scroller}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and so must be reached by keyboard
          tabIndex={0}
          aria-label="Pages"
          className="grid min-h-0 min-w-0 flex-1 content-start gap-3 overflow-auto rounded-b-md border border-t-0 border-line bg-sunken p-3"
        >
          {Array.from({ length: pdf.numPages }, (_, index) => (
            <PdfPage key={index} {...{ pdf, scale, rotation, watermark, expected: first }} number={index + 1} />
          ))}
        </section>
      </div>
    </div>
  )
}
