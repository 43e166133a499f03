import type { Consultation } from '@medinotes/shared/consultations'
import { openFindings } from '@medinotes/shared/findings'
import { useSuspenseQuery } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { EmptyState } from '../../components/empty-state.tsx'
import { classNames } from '../../lib/class-names.ts'
import { useMe } from '../auth/account.queries.ts'
import { NoteTasks } from '../tasks/note-tasks.tsx'
import { ConsultationHeader } from './consultation-header.tsx'
import { consultationQuery } from './consultation.queries.ts'
import { MergeDialog } from './editing/merge-dialog.tsx'
import { NoteEditingProvider } from './editing/note-editing.tsx'
import { EvidenceProvider } from './evidence-focus.tsx'
import { EvidenceLines } from './evidence-lines.tsx'
import { FiledReport } from './filing/filed-report.tsx'
import { FindingsPanel } from './findings/findings-panel.tsx'
import { NoteSection } from './note-section.tsx'
import { NotesPane } from './notes-pane.tsx'
import { PatientEmail } from './patient-email/patient-email.tsx'
import { PaneSwitch, type Pane } from './pane-switch.tsx'
import { SectionAnnouncer } from './section-announcer.tsx'
import { hasText, shownNote, type ShownNote } from './shown-note.ts'
import { Addenda } from './signing/addenda.tsx'
import { CosignBar } from './signing/cosign-bar.tsx'
import { Cosignatures } from './signing/cosignatures.tsx'
import { SignBar } from './signing/sign-bar.tsx'
import { SignedBanner } from './signing/signed-banner.tsx'
import { SourceQuote } from './source-quote.tsx'
import { StatusLine } from './status-line.tsx'
import { StopNotice } from './stop-notice.tsx'
import { useLiveNote } from './use-live-note.ts'

export function ConsultationPage() {
  const { id = '' } = useParams()
  const { data: consultation } = useSuspenseQuery(consultationQuery(id))
  const stream = useLiveNote(consultation)
  const note = useMemo(() => shownNote(consultation, stream), [consultation, stream])
  return (
    <EvidenceProvider key={id}>
      <NoteEditingProvider consultation={consultation} isWriting={note.isWriting}>
        <ConsultationHeader consultation={consultation} note={note} />
        <ConsultationBody consultation={consultation} note={note} />
        <MergeDialog />
      </NoteEditingProvider>
    </EvidenceProvider>
  )
}

interface PartProps {
  consultation: Consultation
  note: ShownNote
}

function ConsultationBody({ consultation, note }: PartProps) {
  const { id, notes, omissions } = consultation
  const [pane, setPane] = useState<Pane>('draft')
  const toCheck = note.isWriting ? 0 : openFindings(consultation).length
  return (
    <>
      {consultation.signature ? (
        <SignedBanner signature={consultation.signature} />
      ) : (
        <StatusLine note={note} toCheck={toCheck} />
      )}
      {note.stop && <StopNotice consultation={consultation} stop={note.stop} note={note} />}
      <PaneSwitch
        pane={pane}
        labels={{ draft: consultation.signature ? 'Signed note' : 'Draft', notes: 'Your notes' }}
        onChange={setPane}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[5fr_7fr] lg:gap-8">
        {/* On a desk notes and findings stay in view beside the draft, however long it is. */}
        <div className="contents lg:sticky lg:top-20 lg:flex lg:max-h-[calc(100dvh-10rem)] lg:flex-col lg:gap-4">
          <NotesPane
            notes={notes}
            sections={note.sections}
            omissions={note.isWriting ? [] : omissions}
            className={classNames(pane === 'draft' && 'max-lg:hidden')}
          />
          {!note.isWriting && (
            <FindingsPanel consultation={consultation} className={classNames(pane === 'notes' && 'max-lg:hidden')} />
          )}
        </div>
        <div data-pane="draft" className={classNames('grid min-w-0 gap-4', pane === 'notes' && 'max-lg:hidden')}>
          <Draft id={id} note={note} />
          {consultation.signature && <AfterSigning consultation={consultation} />}
        </div>
      </div>
      <SignBar consultation={consultation} />
      <CosignBar consultation={consultation} />
      <EvidenceLines />
      <SourceQuote notes={notes} sections={note.sections} omissions={omissions} />
      <SectionAnnouncer note={note} />
    </>
  )
}

/** What can still be done once a note is signed. */
function AfterSigning({ consultation }: { consultation: Consultation }) {
  const isAuthor = useMe().id === consultation.author.id
  return (
    <>
      <FiledReport consultation={consultation} />
      <PatientEmail consultation={consultation} />
      <Addenda consultation={consultation} />
      <Cosignatures consultation={consultation} />
      {isAuthor && <NoteTasks consultationId={consultation.id} />}
    </>
  )
}

function Draft({ id, note }: { id: string; note: ShownNote }) {
  if (!note.isWriting && !hasText(note)) {
    return (
      <EmptyState icon={FileText} title="No draft yet">
        Your notes are kept here as you gave them, so nothing has to be typed again.
      </EmptyState>
    )
  }
  return note.sections.map((section) => (
    <NoteSection
      key={section.key}
      consultationId={id}
      section={section}
      isGrowing={note.isWriting}
      isBeingWritten={note.isWriting && section.key === note.writing}
    />
  ))
}
