import type {
  Consultation,
  ConsultationStatus,
  ConsultationSummary,
  SectionHeading,
  WriterDescription,
} from '@medinotes/shared/consultations'
import type { Problem } from '@medinotes/shared/errors'
import type { Db } from '../../platform/database.ts'
import { selectVersion, type ConsultationRow } from './consultation.repository.ts'
import { selectNoteLife } from './life/note-life.repository.ts'
import { lifeOf, withSignature } from './life/note-life-view.ts'
import { selectEvents } from './note-event.repository.ts'
import type { Draft, NoteSealing, WholeDraft } from './note-sealing.ts'

export type ConsultationView = ReturnType<typeof createConsultationView>

/** Turns stored rows into what the API shows. */
export function createConsultationView(sealing: NoteSealing) {
  const summary = (row: ConsultationRow): ConsultationSummary => ({
    id: row.id,
    patientName: sealing.openPatientName(row),
    dateOfVisit: row.date_of_visit,
    template: row.template,
    status: row.status as ConsultationStatus,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  })

  async function eventsOf(tx: Db, row: ConsultationRow, after = 0) {
    const rows = await selectEvents(tx, row.id, row.attempt, after)
    return rows.map((event) => {
      const place = { consultationId: row.id, organizationId: row.organization_id, attempt: row.attempt }
      return sealing.openEvent({ ...place, sequence: event.sequence }, event.type, event.data_sealed)
    })
  }

  /** What the current attempt has written, not yet checked against the notes. */
  async function unfinishedDraft(tx: Db, row: ConsultationRow): Promise<Draft> {
    const texts = new Map<string, string>()
    let headings = row.headings as unknown as SectionHeading[]
    for (const event of await eventsOf(tx, row)) {
      // Sealed, so it alone holds what the referrer asks.
      if (event.type === 'started') headings = event.data.sections
      if (event.type !== 'delta') continue
      texts.set(event.data.section, (texts.get(event.data.section) ?? '') + event.data.text)
    }
    const sections = headings.map((heading) => ({ ...heading, text: texts.get(heading.key) ?? '', sentences: [] }))
    return { sections, omissions: [] }
  }

  async function finishedDraft(tx: Db, row: ConsultationRow) {
    const { draft_sealed } = await selectVersion(tx, row.id, row.version)
    return sealing.openDraft(row, row.version, draft_sealed)
  }

  /** The text as it stands and the notes it belongs to; checked against them once the draft is whole. */
  async function draft(tx: Db, row: ConsultationRow): Promise<WholeDraft> {
    const found = row.version > 0 ? await finishedDraft(tx, row) : await unfinishedDraft(tx, row)
    return { notes: sealing.openFirstNotes(row), ...found }
  }

  return {
    summary,
    eventsOf,
    draft,
    async whole(tx: Db, row: ConsultationRow): Promise<Consultation> {
      const life = lifeOf(sealing, row, await selectNoteLife(tx, row))
      const note = {
        ...summary(row),
        ...life,
        signature: null,
        bookingId: row.booking_id,
        language: row.language,
        version: row.version,
        attempt: row.attempt,
        writer: row.writer as unknown as WriterDescription,
        problem: row.problem as unknown as Problem | null,
        ...(await draft(tx, row)),
      }
      return withSignature(note, row)
    },
  }
}
