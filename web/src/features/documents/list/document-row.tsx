import type { Document } from '@medinotes/shared/documents'
import { FileAudio, FileImage, FileText, Mail, Trash2 } from 'lucide-react'
import { Link } from '../../../components/link.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { kindNames, sizeText } from '../document-words.ts'
import { SensitiveBadge } from '../sensitive-badge.tsx'
import { useAskedDocument, useWaysToDocuments } from '../viewer/beside.ts'
import { DocumentMenu } from './document-menu.tsx'
import { DocumentStatusBadge, heldBackText } from './document-status.tsx'

interface DocumentRowProps {
  document: Document
  /** Beneath a heading that says it there is no need to. */
  showsKind: boolean
}

/** One document: what it is, from whom, and where it stands. */
export function DocumentRow({ document, showsKind }: DocumentRowProps) {
  const { filename } = document
  const Icon = icons[shapeOf(document)]
  const heldBack = heldBackText(document)
  return (
    <li
      data-document={document.id}
      className="grid grid-cols-[1rem_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1.5 py-2.5 pr-2 pl-4 @md:grid-cols-[1rem_minmax(0,1fr)_auto_auto]"
    >
      <Icon aria-hidden className="mt-0.5 size-4 text-muted" />
      <div className="grid min-w-0 grid-cols-1 gap-0.5">
        <p className="font-medium" title={filename}>
          <Name document={document} />
        </p>
        <p className="tabular text-xs text-muted">{aboutOf(document, showsKind)}</p>
        {heldBack && <p className="text-xs text-warning">{heldBack}</p>}
      </div>
      <div className="flex flex-wrap gap-1.5 @max-md:col-start-2 @max-md:row-start-2">
        {document.sensitive && <SensitiveBadge />}
        <DocumentStatusBadge document={document} />
      </div>
      <div className="-my-1.5 flex @max-md:col-start-3 @max-md:row-start-1">
        <DocumentMenu document={document} />
      </div>
    </li>
  )
}

function Name({ document: { id, filename, status, actions } }: { document: Document }) {
  const wayTo = useWaysToDocuments()
  const isShown = useAskedDocument() === id
  if (status === 'destroyed') return <bdi className="block truncate text-muted line-through">{filename}</bdi>
  if (!actions.includes('view')) return <bdi className="block wrap-anywhere">{filename}</bdi>
  return (
    <Link
      {...wayTo(id)}
      aria-current={isShown ? 'true' : undefined}
      className="-my-0.5 inline-block max-w-full py-0.5 align-bottom wrap-anywhere"
    >
      <bdi>{filename}</bdi>
    </Link>
  )
}

const icons = { gone: Trash2, picture: FileImage, sound: FileAudio, mail: Mail, text: FileText }

function shapeOf({ status, contentType }: Document): keyof typeof icons {
  if (status === 'destroyed') return 'gone'
  if (contentType.startsWith('image/') || contentType === 'application/dicom') return 'picture'
  if (contentType.startsWith('audio/')) return 'sound'
  return contentType === 'message/rfc822' ? 'mail' : 'text'
}

function aboutOf(document: Document, showsKind: boolean) {
  const { kind, size, uploadedBy, organizationName, uploadedAt, releasedAt, destroyedAt } = document
  return [
    showsKind && kindNames[kind],
    sizeText(size),
    uploadedBy === null ? organizationName : `${uploadedBy}, ${organizationName}`,
    formatInstant(uploadedAt),
    releasedAt !== null && `released ${formatInstant(releasedAt)}`,
    destroyedAt !== null && `deleted ${formatInstant(destroyedAt)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}
