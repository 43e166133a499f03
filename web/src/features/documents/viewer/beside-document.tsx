import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { Navigate } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { Skeleton } from '../../../components/skeleton.tsx'
import { useAskedDocument, useIsWide } from './beside.ts'

const DocumentPane = lazy(async () => ({ default: (await import('./document-pane.tsx')).DocumentPane }))

interface BesideDocumentProps {
  bookingId: string
  /** The booking. */
  children: ReactNode
}

/** A booking, and beside it the document that the address asks for. */
export function BesideDocument({ bookingId, children }: BesideDocumentProps) {
  const id = useAskedDocument()
  const isWide = useIsWide()
  const [wasWide] = useState(isWide)
  useFocusOnReturn(id)
  // Whoever follows a link to it where there is no room beside reads it on its own page.
  if (id !== null && !isWide && !wasWide) return <Navigate to={paths.document(id)} replace />
  const isOpen = id !== null && isWide
  return (
    <div
      data-beside={isOpen ? '' : undefined}
      className={isOpen ? 'grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-start gap-6' : undefined}
    >
      <div className="min-w-0">{children}</div>
      {isOpen && (
        <Suspense fallback={<Skeleton className="sticky top-20 h-[calc(100dvh-6rem)] w-full" />}>
          <DocumentPane key={id} id={id} bookingId={bookingId} />
        </Suspense>
      )}
    </div>
  )
}

/** Where it was opened from. */
function useFocusOnReturn(id: string | null) {
  const before = useRef(id)
  useEffect(() => {
    const left = before.current
    before.current = id
    if (left === null || id !== null) return
    document.querySelector<HTMLElement>(`[data-document="${CSS.escape(left)}"] a`)?.focus()
  }, [id])
}
