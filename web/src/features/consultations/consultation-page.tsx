import type { Consultation } from '@medinotes/shared/consultations'
import { useSuspenseQuery } from '@tanstack/react-query'
import { ArrowLeft, FileText, Square } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Link } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { classNames } from '../../lib/class-names.ts'
import { formatDate } from '../../lib/dates.ts'
import { useMay, useMe } from '../auth/account.queries.ts'
import { NoteTasks } from '../tasks/note-tasks.tsx'
import { consultationQuery } from './consultation.queries.ts'
import { EvidenceProvider } from './evidence-focus.tsx'
import { EvidenceLines } from './evidence-lines.tsx'
import { FindingsPanel, flaggedSentences } from './findings-panel.tsx'
import { NoteSection } from './note-section.tsx'
import { NotesPane } from './notes-pane.tsx'
import { PaneSwitch, type Pane } from './pane-switch.tsx'
import { SectionAnnouncer } from './section-announcer.tsx'
import { hasText, plainText, shownNote, type ShownNote } from './shown-note.ts'
import { SourceQuote } from './source-quote.tsx'
import { StatusLine } from './status-line.tsx'
import { StopNotice } from './stop-notice.tsx'
import { useLiveNote } from './use-live-note.ts'
import { useStopNote } from './use-note-actions.ts'

export function ConsultationPage() {
  const { id = '' } = useParams()
  const { data: consultation } = useSuspenseQuery(consultationQuery(id))
  const stream = useLiveNote(consultation)
  const note = useMemo(() => shownNote(consultation, stream), [consultation, stream])
  return (
    <EvidenceProvider key={id}>
      <ConsultationHeader consultation={consultation} note={note} />
      <ConsultationBody consultation={consultation} note={note} />
    </EvidenceProvider>
  )
}

interface PartProps {
  consultation: Consultation
  note: ShownNote
}

function ConsultationHeader({ consultation, note }: PartProps) {
  const { patientName, dateOfVisit } = consultation
  const stop = useStopNote(consultation.id)
  const mayWrite = useMay('consultation:write')
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
      description={`Visit on ${formatDate(dateOfVisit)}`}
      actions={
        <>
          {note.isWriting && mayWrite && (
            <Button icon={Square} loading={stop.isPending} onClick={() => stop.mutate()}>
              Stop
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
        </>
      }
    />
  )
}

function ConsultationBody({ consultation, note }: PartProps) {
  const { id, notes, omissions } = consultation
  const me = useMe()
  const [pane, setPane] = useState<Pane>('draft')
  const toCheck = note.isWriting ? 0 : flaggedSentences(note.sections).length + omissions.length
  return (
    <>
      <StatusLine note={note} toCheck={toCheck} />
      {note.stop && <StopNotice id={id} stop={note.stop} note={note} />}
      <PaneSwitch pane={pane} onChange={setPane} />
      <div className="grid items-start gap-4 lg:grid-cols-[5fr_7fr] lg:gap-8">
        {/* On a desk notes and findings stay in view beside the draft, however long it is. */}
        <div className="contents lg:sticky lg:top-20 lg:flex lg:max-h-[calc(100dvh-6.5rem)] lg:flex-col lg:gap-4">
          <NotesPane
            notes={notes}
            sections={note.sections}
            omissions={note.isWriting ? [] : omissions}
            className={classNames(pane === 'draft' && 'max-lg:hidden')}
          />
          {!note.isWriting && (
            <FindingsPanel
              sections={note.sections}
              omissions={omissions}
              className={classNames(pane === 'notes' && 'max-lg:hidden')}
            />
          )}
        </div>
        <div data-pane="draft" className={classNames('grid min-w-0 gap-4', pane === 'notes' && 'max-lg:hidden')}>
          <Draft note={note} />
          {consultation.signature !== null && consultation.author.id === me.id && <NoteTasks consultationId={id} />}
        </div>
      </div>
      <EvidenceLines />
      <SourceQuote notes={notes} sections={note.sections} omissions={omissions} />
      <SectionAnnouncer note={note} />
    </>
  )
}

function Draft({ note }: { note: ShownNote }) {
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
      section={section}
      isGrowing={note.isWriting}
      isBeingWritten={note.isWriting && section.key === note.writing}
    />
  ))
}
