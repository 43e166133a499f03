import type { Consultation } from '@medinotes/shared/consultations'
import { ArrowLeft, History, Square } from 'lucide-react'
import { useState } from 'react'
import { paths } from '../../app/paths.ts'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Link } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { classNames } from '../../lib/class-names.ts'
import { formatDate } from '../../lib/dates.ts'
import { useMay } from '../auth/account.queries.ts'
import { hasText, plainText, type ShownNote } from './shown-note.ts'
import { useStopNote } from './use-note-actions.ts'
import { VersionsDialog } from './versions/versions-dialog.tsx'

/** Whose note it is, and what can be done with the whole of it. */
export function ConsultationHeader({ consultation, note }: { consultation: Consultation; note: ShownNote }) {
  const { id, patientName, dateOfVisit, bookingId, version } = consultation
  const stop = useStopNote(id)
  const mayWrite = useMay('consultation:write')
  const [isComparing, setComparing] = useState(false)
  return (
    <PageHeader
      title={patientName}
      documentTitle="Note of a visit"
      before={
        <Link to={paths.consultations} className="inline-flex items-center gap-1.5 no-underline">
          <ArrowLeft aria-hidden className="size-4" />
          Notes
        </Link>
      }
      description={
        <>
          Visit on {formatDate(dateOfVisit)}
          {bookingId !== null && (
            <>
              {' · '}
              <Link to={paths.booking(bookingId)}>Its booking</Link>
            </>
          )}
        </>
      }
      actions={
        <>
          {note.isWriting && mayWrite && (
            <Button icon={Square} loading={stop.isPending} onClick={() => stop.mutate()}>
              Stop
            </Button>
          )}
          {version > 0 && !note.isWriting && (
            <Button icon={History} onClick={() => setComparing(true)}>
              Versions
            </Button>
          )}
          {/* A phone has room for one button beside the name: a second row would move the text when it goes. */}
          <CopyButton
            text={() => plainText(note.sections)}
            disabled={!hasText(note)}
            className={classNames(note.isWriting && 'max-sm:hidden')}
          >
            Copy all
          </CopyButton>
          {isComparing && <VersionsDialog consultation={consultation} onClose={() => setComparing(false)} />}
        </>
      }
    />
  )
}
