import { useSuspenseQuery } from '@tanstack/react-query'
import { Download, History } from 'lucide-react'
import { useParams } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { Button } from '../../../components/button.tsx'
import { BackLink, Link } from '../../../components/link.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { documentQuery } from '../document.queries.ts'
import { kindNames, sizeText } from '../document-words.ts'
import { downloadDocument } from '../list/download-document.ts'
import { DocumentStatusBadge } from '../list/document-status.tsx'
import { SensitiveBadge } from '../sensitive-badge.tsx'
import { DocumentContent } from './document-content.tsx'
import { Neighbours } from './neighbours.tsx'

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
          <span className="flex flex-wrap items-center gap-x-6 max-sm:justify-between">
            <BackLink to={paths.bookingDocuments(document.bookingId)}>Booking</BackLink>
            <Neighbours document={document} wayTo={(to) => ({ to: paths.document(to) })} />
          </span>
        }
        description={
          <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <span>{kindNames[document.kind]}</span>
            <span className="tabular">{sizeText(document.size)}</span>
            <DocumentStatusBadge document={document} />
            {document.sensitive && <SensitiveBadge />}
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
      <DocumentContent key={document.id} document={document} />
    </div>
  )
}
