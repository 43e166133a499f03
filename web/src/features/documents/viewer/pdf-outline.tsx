import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'

export interface Bookmark {
  title: string
  /** What it leads to, as the file says it. */
  dest: string | unknown[] | null
  items: Bookmark[]
}

/** A file may claim more of them than anybody reads. */
const depthMax = 4
const siblingsMax = 500

/** The bookmarks of a file; none until they are known. */
export function useBookmarks(pdf: PDFDocumentProxy) {
  const [bookmarks, setBookmarks] = useState<readonly Bookmark[]>([])
  useEffect(() => {
    let isGone = false
    pdf.getOutline().then(
      (found) => isGone || setBookmarks((found as Bookmark[] | null) ?? []),
      // Without them the pages are read as well.
      () => undefined,
    )
    return () => void (isGone = true)
  }, [pdf])
  return bookmarks
}

/** From 1; null where it leads nowhere in this file. */
async function pageOf(pdf: PDFDocumentProxy, { dest }: Bookmark) {
  try {
    const [target] = (typeof dest === 'string' ? await pdf.getDestination(dest) : dest) ?? []
    if (typeof target === 'number') return target + 1
    return target ? (await pdf.getPageIndex(target as Parameters<typeof pdf.getPageIndex>[0])) + 1 : null
  } catch {
    return null
  }
}

interface PdfOutlineProps {
  pdf: PDFDocumentProxy
  bookmarks: readonly Bookmark[]
  goTo: (page: number) => void
}

export const PdfOutline = (props: PdfOutlineProps) => (
  <nav
    aria-label="Bookmarks"
    className="shrink-0 overflow-auto border border-t-0 border-line bg-raised p-2 max-lg:max-h-52 lg:w-[min(16rem,35%)] lg:border-r-0"
  >
    <Level {...props} depth={1} />
  </nav>
)

function Level({ bookmarks, depth, ...props }: PdfOutlineProps & { depth: number }) {
  const follow = async (bookmark: Bookmark) => {
    const page = await pageOf(props.pdf, bookmark)
    if (page !== null) props.goTo(page)
  }
  return (
    <ul className={depth > 1 ? 'pl-4' : undefined}>
      {bookmarks.slice(0, siblingsMax).map((bookmark, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- they never change, and may have one name
        <li key={index}>
          <button
            type="button"
            onClick={() => void follow(bookmark)}
            className="w-full rounded-sm px-2 py-1.5 text-left text-sm wrap-anywhere hover:bg-hover pointer-coarse:py-3"
          >
            {bookmark.title}
          </button>
          {bookmark.items.length > 0 && depth < depthMax && (
            <Level {...props} bookmarks={bookmark.items} depth={depth + 1} />
          )}
        </li>
      ))}
    </ul>
  )
}
