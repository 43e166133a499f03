import { type PDFDocumentProxy, type PDFPageProxy, TextLayer } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { type PageSize, turned } from './viewer-zoom.ts'
import { drawWatermark } from './watermark.ts'

interface PdfPageProps {
  pdf: PDFDocumentProxy
  number: number
  /** Until the page itself says what it has: that of the first one. */
  expected: PageSize
  scale: number
  rotation: number
  watermark: string | null
}

// A canvas of more than this many points is refused by some phones.
const canvasMax = 16_000_000

/** One page; drawn while it is near what is seen, so that a thousand pages take the memory of a few. */
export function PdfPage({ pdf, number, expected, scale, rotation, watermark }: PdfPageProps) {
  const holder = useRef<HTMLElement>(null)
  const isNear = useNear(holder)
  const [page, setPage] = useState<PDFPageProxy | null>(null)
  useEffect(() => {
    if (!isNear || page !== null) return undefined
    let isGone = false
    void pdf.getPage(number).then(
      (loaded) => isGone || setPage(loaded),
      () => undefined,
    )
    return () => void (isGone = true)
  }, [isNear, page, pdf, number])
  const { width, height } =
    page?.getViewport({ scale: 1, rotation: page.rotate + rotation }) ?? turned(expected, rotation)
  return (
    <article
      ref={holder}
      data-page={number}
      aria-label={`Page ${number}`}
      className="relative mx-auto bg-[white] shadow-sm ring-1 ring-line"
      style={{ width: width * scale, height: height * scale, ['--total-scale-factor' as string]: scale }}
    >
      {isNear && page && <Drawn page={page} scale={scale} rotation={rotation} watermark={watermark} />}
    </article>
  )
}

function Drawn({
  page,
  scale,
  rotation,
  watermark,
}: { page: PDFPageProxy } & Omit<PdfPageProps, 'pdf' | 'number' | 'expected'>) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const text = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const [paper, words] = [canvas.current, text.current]
    if (paper === null || words === null) return undefined
    const viewport = page.getViewport({ scale, rotation: page.rotate + rotation })
    const density = Math.min(devicePixelRatio, Math.sqrt(canvasMax / (viewport.width * viewport.height)))
    paper.width = Math.floor(viewport.width * density)
    paper.height = Math.floor(viewport.height * density)
    const drawing = page.render({ canvas: paper, viewport, transform: [density, 0, 0, density, 0, 0] })
    // What is to be marked is not seen before it is.
    paper.hidden = watermark !== null
    drawing.promise.then(
      () => reveal(paper, watermark),
      () => undefined,
    )
    words.replaceChildren()
    const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport })
    layer.render().catch(() => undefined)
    return () => {
      drawing.cancel()
      layer.cancel()
      // Gives its memory back at once.
      paper.width = 0
      paper.height = 0
    }
  }, [page, scale, rotation, watermark])
  return (
    <>
      <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
      <div ref={text} className="pdf-text" />
    </>
  )
}

function reveal(paper: HTMLCanvasElement, watermark: string | null) {
  if (watermark !== null) drawWatermark(paper, watermark)
  paper.hidden = false
}

/** Whether it is within two screens of what is seen. */
function useNear(holder: React.RefObject<HTMLElement | null>) {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (holder.current === null) return undefined
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: '200% 0px',
    })
    observer.observe(holder.current)
    return () => observer.disconnect()
  }, [holder])
  return isNear
}
