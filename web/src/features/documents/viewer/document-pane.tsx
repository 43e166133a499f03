import type { Document } from '@medinotes/shared/documents'
import { useQuery } from '@tanstack/react-query'
import { Download, History, Maximize2, X } from 'lucide-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Link } from '../../../components/link.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { Tooltip } from '../../../components/tooltip.tsx'
import { errorText, statusOf } from '../../../lib/api-error.ts'
import { documentQuery } from '../document.queries.ts'
import { kindNames, sizeText } from '../document-words.ts'
import { downloadDocument } from '../list/download-document.ts'
import { SensitiveBadge } from '../sensitive-badge.tsx'
import { useLeaveDocument, useWaysToDocuments } from './beside.ts'
import { DocumentContent } from './document-content.tsx'
import { Neighbours } from './neighbours.tsx'

interface DocumentPaneProps {
  id: string
  bookingId: string
}

/** A document beside its booking, which stays where it is. */
export function DocumentPane({ id, bookingId }: DocumentPaneProps) {
  const { data, error, refetch } = useQuery(documentQuery(id))
  const leave = useLeaveDocument()
  const pane = useRef<HTMLElement>(null)
  useEscape(pane, leave)
  useEffect(() => pane.current?.focus({ preventScroll: true }), [])
  const isOfAnother = data !== undefined && data.bookingId !== bookingId
  const document = isOfAnother ? undefined : data
  return (
    <section
      ref={pane}
      tabIndex={-1}
      data-document-pane
      aria-label="Document"
      // What is sensitive is not to lie about on paper: the record of who printed it would end there.
      className={`sticky top-20 grid grid-cols-1 rounded-md outline-offset-4 min-w-0 gap-3 [--viewer-height:calc(100dvh-14rem)] ${document?.sensitive ? 'print:hidden' : ''}`}
    >
      <PaneHeader document={document} onClose={leave} />
      {document && <DocumentContent document={document} />}
      {(isOfAnother || statusOf(error) === 404) && (
        <Alert tone="danger" title="This document is not here">
          It is not one of this booking, or not one that you may see.
        </Alert>
      )}
      {!data && error && statusOf(error) !== 404 && (
        <Alert
          tone="danger"
          title="This document could not be loaded"
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {errorText(error)}
        </Alert>
      )}
      {!data && !error && <Skeleton className="h-[var(--viewer-height)] w-full" />}
    </section>
  )
}

/** Unless a menu or dialog took it, or one types into the booking. */
function useEscape(pane: React.RefObject<HTMLElement | null>, leave: () => void) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('input, textarea, select, [role=dialog], [role=menu]') && !pane.current?.contains(target))
      return
    leave()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

function PaneHeader({ document, onClose }: { document: Document | undefined; onClose: () => void }) {
  const wayTo = useWaysToDocuments()
  return (
    <header className="grid gap-1">
      <div className="flex items-center justify-between gap-3">
        <h2 className="min-w-0 truncate text-lg" title={document?.filename}>
          <bdi>{document?.filename ?? 'Document'}</bdi>
        </h2>
        <div className="flex shrink-0 items-center gap-1">
          {document && <PaneActions document={document} />}
          <IconButton icon={X} label="Close (Esc)" onClick={onClose} />
        </div>
      </div>
      {document && (
        <div className="flex min-h-9 flex-wrap items-center gap-x-3 text-muted">
          <span>{kindNames[document.kind]}</span>
          <span className="tabular">{sizeText(document.size)}</span>
          {document.sensitive && <SensitiveBadge />}
          <span className="ml-auto">
            <Neighbours document={document} wayTo={wayTo} />
          </span>
        </div>
      )}
    </header>
  )
}

function PaneActions({ document: { id, actions } }: { document: Document }) {
  const navigate = useNavigate()
  return (
    <>
      {actions.includes('download') && (
        <IconButton icon={Download} label="Download" onClick={() => void downloadDocument(id)} />
      )}
      <IconButton icon={History} label="Who saw it" onClick={() => void navigate(paths.documentAccess(id))} />
      <Tooltip text="On its own page">
        <Link
          to={paths.document(id)}
          aria-label="On its own page"
          className="inline-flex size-9 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text pointer-coarse:size-11"
        >
          <Maximize2 aria-hidden className="size-4" />
        </Link>
      </Tooltip>
    </>
  )
}
