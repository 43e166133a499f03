import { documentTypes, type Document, type DocumentType } from '@medinotes/shared/documents'
import { useSuspenseQuery } from '@tanstack/react-query'
import { EyeOff } from 'lucide-react'
import { useState } from 'react'
import { EmptyState } from '../../../components/empty-state.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { meQuery } from '../../auth/account.queries.ts'
import { PdfView } from './pdf-view.tsx'
import { PictureView } from './picture-view.tsx'
import { ScanView } from './scan-view.tsx'
import { SoundView } from './sound-view.tsx'

const wayToShow = ({ contentType }: Document) =>
  Object.hasOwn(documentTypes, contentType) ? documentTypes[contentType as DocumentType].view : null

/** What can be seen or heard of one, or why nothing can. */
export function DocumentContent({ document }: { document: Document }) {
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
