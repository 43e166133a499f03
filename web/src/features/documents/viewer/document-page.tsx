import { documentTypes, type Document, type DocumentType } from '@medinotes/shared/documents'
import { useSuspenseQuery } from '@tanstack/react-query'
import { ArrowLeft, Download, EyeOff, History } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Link } from '../../../components/link.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { meQuery } from '../../auth/account.queries.ts'
import { documentQuery } from '../document.queries.ts'
import { kindNames, sizeText } from '../document-words.ts'
import { downloadDocument } from '../list/download-document.ts'
import { Neighbours } from './neighbours.tsx'
import { PdfView } from './pdf-view.tsx'
import { PictureView } from './picture-view.tsx'
import { ScanView } from './scan-view.tsx'
import { SoundView } from './sound-view.tsx'

/** One document, to be read here. */
export function DocumentPage() {
  const { id = '' } = useParams()
  const { data: document } = useSuspenseQuery(documentQuery(id))
  return (
    // What is sensitive is not to lie about on paper: the record of who printed it would end there.
    <div className={document.sensitive ? 'print:hidden' : undefined}>
      <PageHeader
        title={document.filename}
        documentTitle="Document"
        before={
          <span className="flex flex-wrap items-center justify-between gap-x-6">
            <Link
              to={paths.bookingDocuments(document.bookingId)}
              className="inline-flex items-center gap-1.5 no-underline"
            >
              <ArrowLeft aria-hidden className="size-4" />
              Booking
            </Link>
            <Neighbours document={document} />
          </span>
        }
        description={
          <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <span>{kindNames[document.kind]}</span>
            <span className="tabular">{sizeText(document.size)}</span>
            {document.sensitive && <Badge tone="warning">Sensitive</Badge>}
          </span>
        }
        actions={
          <>
            <Link to={paths.documentAccess(document.id)} className="inline-flex items-center gap-1.5 px-2">
              <History aria-hidden className="size-4" />
              Who saw it
            </Link>
            {document.actions.includes('download') && (
              <Button icon={Download} onClick={() => void downloadDocument(document.id)}>
                Download
              </Button>
            )}
          </>
        }
      />
      <Content key={document.id} document={document} />
    </div>
  )
}

const wayToShow = ({ contentType }: Document) =>
  Object.hasOwn(documentTypes, contentType) ? documentTypes[contentType as DocumentType].view : null

function Content({ document }: { document: Document }) {
  const { data: me } = useSuspenseQuery(meQuery)
  // Of when it was opened: it must not change under the reader.
  const [openedAt] = useState(() => new Date().toISOString())
  const watermark = document.sensitive ? `${me.name} · ${formatInstant(openedAt)}` : null
  if (!document.actions.includes('view')) return <CannotBeShown document={document} />
  const way = wayToShow(document)
  if (way === 'pdf') return <PdfView document={document} watermark={watermark} />
  if (way === 'audio') return <SoundView document={document} />
  if (way === null) return <CannotBeShown document={document} />
  if (way === 'rendition') return <ScanView document={document} watermark={watermark} />
  return <PictureView document={document} watermark={watermark} />
}

function CannotBeShown({ document: { status } }: { document: Document }) {
  if (status === 'destroyed')
    return (
      <EmptyState icon={EyeOff} title="This document was deleted">
        Its entry stays, so that everybody can see that there was one and who saw it. Its content is gone.
      </EmptyState>
    )
  if (status !== 'clean')
    return (
      <EmptyState
        icon={EyeOff}
        title={status === 'scanning' ? 'This document is being checked' : 'This document is held back'}
      >
        {status === 'scanning'
          ? 'It can be opened in a moment, here and by the other side.'
          : 'Nobody can open it until an administrator of the practice has decided.'}
      </EmptyState>
    )
  return (
    <EmptyState icon={EyeOff} title="This kind of file cannot be shown here">
      Download it to open it in another program.
    </EmptyState>
  )
}
