import type { Consultation } from '@medinotes/shared/consultations'
import { Ellipsis, History, ShieldCheck, Square } from 'lucide-react'
import { useState } from 'react'
import { paths } from '../../app/paths.ts'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { BackLink, Link } from '../../components/link.tsx'
import { Menu, MenuItem } from '../../components/menu.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { classNames } from '../../lib/class-names.ts'
import { formatDate } from '../../lib/dates.ts'
import { useMay, useMe } from '../auth/account.queries.ts'
import { ExportMenu } from './export/export-menu.tsx'
import { SentDialog } from './sent/sent-dialog.tsx'
import { hasText, plainText, type ShownNote } from './shown-note.ts'
import { useStopNote } from './use-note-actions.ts'
import { VersionsDialog } from './versions/versions-dialog.tsx'

/** Whose note it is, and what can be done with the whole of it. */
export function ConsultationHeader({ consultation, note }: { consultation: Consultation; note: ShownNote }) {
  const { id, patientName, dateOfVisit, bookingId, version, signature } = consultation
  const stop = useStopNote(id)
  const mayWrite = useMay('consultation:write')
  const isAuthor = useMe().id === consultation.author.id
  return (
    <PageHeader
      title={patientName}
      documentTitle="Note of a visit"
      before={<BackLink to={paths.consultations}>Notes</BackLink>}
      description={
        <>
          Visit on {formatDate(dateOfVisit)}
          {' · '}
          <Link to={paths.timeline(id)}>Timeline</Link>
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
          {version > 0 && !note.isWriting && <ExportMenu id={id} isSigned={signature !== null} />}
          {isAuthor && !note.isWriting && <NoteMenu consultation={consultation} />}
          {/* A phone has room for one button beside the name: a second row would move the text when it goes. */}
          <CopyButton
            text={() => plainText(note.sections)}
            disabled={!hasText(note)}
            className={classNames(note.isWriting && 'max-sm:hidden')}
          >
            Copy all
          </CopyButton>
        </>
      }
    />
  )
}

/** How a note came to be: its author's to see, not a co-signer's. */
function NoteMenu({ consultation }: { consultation: Consultation }) {
  const { id, version } = consultation
  const [shown, setShown] = useState<'versions' | 'sent' | null>(null)
  const close = () => setShown(null)
  return (
    <>
      <Menu trigger={<Button icon={Ellipsis}>More</Button>}>
        <MenuItem icon={History} disabled={version === 0} onSelect={() => setShown('versions')}>
          Versions
        </MenuItem>
        <MenuItem icon={ShieldCheck} onSelect={() => setShown('sent')}>
          What was sent
        </MenuItem>
      </Menu>
      {shown === 'sent' && <SentDialog id={id} onClose={close} />}
      {shown === 'versions' && <VersionsDialog consultation={consultation} onClose={close} />}
    </>
  )
}
