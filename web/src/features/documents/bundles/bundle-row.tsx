import type { Bundle } from '@medinotes/shared/documents'
import { Download, RotateCcw } from 'lucide-react'
import { toast } from '../../../lib/toast.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Link } from '../../../components/link.tsx'
import { ProgressBar } from '../../../components/progress-bar.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { useChange } from '../../../lib/use-change.ts'
import { bundlesKey } from '../document-keys.ts'
import { downloadDocument } from '../list/download-document.ts'
import { useWaysToDocuments } from '../viewer/beside.ts'
import { faultWords } from './bundle-words.ts'
import { createBundle } from './bundle.queries.ts'

interface BundleRowProps {
  bundle: Bundle
  mayMake: boolean
}

/** A bundle: on its way, there to be read, or why not. */
export function BundleRow({ bundle, mayMake }: BundleRowProps) {
  const { title, status, documentId, done, items, createdBy, createdAt } = bundle
  const wayTo = useWaysToDocuments()
  return (
    <li data-document={documentId ?? undefined} className="grid gap-2 px-4 py-2.5">
      <div className="flex items-start justify-between gap-3">
        <div className="grid min-w-0 gap-0.5">
          <p className="font-medium break-words">
            {documentId === null ? title : <Link {...wayTo(documentId)}>{title}</Link>}
          </p>
          <p className="tabular text-xs text-muted">
            {[countText(bundle), createdBy, formatInstant(createdAt)].filter(Boolean).join(' · ')}
          </p>
        </div>
        {documentId !== null && (
          <IconButton
            icon={Download}
            label={`Download ${title}`}
            onClick={() => void downloadDocument(documentId)}
            className="-my-1.5"
          />
        )}
      </div>
      {status === 'making' && (
        <div className="grid gap-1.5">
          <ProgressBar label={`Making ${title}`} percent={(done / items.length) * 100} />
          <output className="text-xs text-muted">{`Being made: ${done} of ${items.length} documents are in`}</output>
        </div>
      )}
      {status === 'ready' && <Contents items={items} />}
      {status === 'failed' && <Failed bundle={bundle} mayMake={mayMake} />}
    </li>
  )
}

/** The documents by the pages they begin on. */
const Contents = ({ items }: Pick<Bundle, 'items'>) => (
  <details className="text-xs text-muted">
    <summary className="w-fit cursor-pointer rounded-sm">Contents</summary>
    <ol className="mt-1.5 grid gap-1">
      {items.map(({ documentId, filename, firstPage }) => (
        <li key={documentId} className="flex justify-between gap-3">
          <bdi className="min-w-0 break-words">{filename}</bdi>
          {firstPage !== null && <span className="tabular shrink-0">{`Page ${firstPage}`}</span>}
        </li>
      ))}
    </ol>
  </details>
)

function countText({ items }: Bundle) {
  const pages = items.reduce((sum, item) => sum + (item.pages ?? 0), 0)
  const documents = items.length === 1 ? '1 document' : `${items.length} documents`
  return pages === 0 ? documents : `${documents}, ${pages === 1 ? '1 page' : `${pages} pages`}`
}

function Failed({ bundle: { bookingId, title, fault, items }, mayMake }: BundleRowProps) {
  const again = useChange(createBundle, { renews: [bundlesKey], done: () => 'The bundle is being made again' })
  const tryAgain = () =>
    again.mutate(
      { bookingId, title, documentIds: items.map(({ documentId }) => documentId) },
      { onError: (error) => toast.error('The bundle was not begun', { description: errorText(error) }) },
    )
  return (
    <Alert
      tone="danger"
      title="This bundle was not made"
      action={
        mayMake && (
          <Button icon={RotateCcw} loading={again.isPending} onClick={tryAgain}>
            Try again
          </Button>
        )
      }
    >
      {fault !== null && faultWords[fault]}
    </Alert>
  )
}
