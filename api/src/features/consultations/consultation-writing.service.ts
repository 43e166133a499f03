import { randomUUID } from 'node:crypto'
import type { CreateConsultation } from '@medinotes/shared/consultations'
import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Presence } from '../../platform/presence.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import { type Begin, createAttemptStarter } from './attempt-starter.ts'
import type { BookingNotes } from '../bookings/booking-notes.ts'
import type { ConsultationFinder } from './consultation-finder.ts'
import { beginNextAttempt, insertConsultation, type ConsultationRow } from './consultation.repository.ts'
import type { NoteListener } from './note-event-log.ts'
import type { NoteGenerations } from './note-generation.ts'
import type { ToNoteRequest } from './note-request.ts'
import type { NoteSealing } from './note-sealing.ts'
import type { NoteWriter } from './note-writer.ts'
import { chooseWriter, type NoteWriters } from './note-writers.ts'
import { organizationOf } from '../../platform/own-organization.ts'
import { headingsOf, type Template } from './templates.ts'
import type { TemplateFinder } from './templates/template-finder.ts'

interface Dependencies {
  database: Database
  presence: Presence
  audit: Audit
  blindIndex: BlindIndex
  sealing: NoteSealing
  finder: ConsultationFinder
  generations: NoteGenerations
  toRequest: ToNoteRequest
  writers: NoteWriters
  bookingNotes: BookingNotes
  templateFinder: TemplateFinder
}

/** Starts attempts: the first of a new consultation, or the next of one that was cut short. */
export function createConsultationWriting(dependencies: Dependencies) {
  const { audit, blindIndex, sealing, finder, writers, bookingNotes, templateFinder } = dependencies
  const start = createAttemptStarter(dependencies)

  return {
    /** Stores the visit, starts writing its note, and lets `listener` hear it; returns the way to stop listening. */
    async create(principal: Principal, input: CreateConsultation, listener: NoteListener, id: string = randomUUID()) {
      const language = input.language ?? 'en-AU'
      const writer = chooseWriter(writers, principal, { writer: input.writer, language })
      const owner = { id, organization_id: organizationOf(principal).id }
      const visit = {
        ...owner,
        ...sealing.sealIdentity(owner, input),
        author_id: principal.personId,
        booking_id: input.bookingId ?? null,
        hidden_sealed: input.hide === undefined ? null : sealing.sealHidden(owner, input.hide),
        language,
        date_of_visit: input.dateOfVisit,
        status: 'generating',
      }
      const nameTokens = blindIndex.tokensOf(owner.organization_id, input.patientName)
      const begin: Begin = async (tx, generatedBy) => {
        if (input.bookingId !== undefined) await bookingNotes.refuseUnlessExaminer(tx, principal, input.bookingId)
        const template = await templateFinder.usable(tx, input.template)
        const note = { ...visit, ...writtenWith(template), ...processOf(generatedBy, writer) }
        const row = await insertConsultation(tx, note, nameTokens)
        await audit.record(tx, principal, 'consultation.created', subject(row.id), { template: template.key })
        return { row, writer }
      }
      return start(principal, begin, listener)
    },

    /** Begins a new attempt on an interrupted or failed note; otherwise like `create`. */
    async continue(principal: Principal, id: string, listener: NoteListener) {
      const begin: Begin = async (tx, generatedBy) => {
        const found = await finder.find(tx, id)
        const writer = chooseWriter(writers, principal, { writer: undefined, language: found.language })
        const row = await beginNextAttempt(tx, id, processOf(generatedBy, writer))
        if (!row) throw notContinuable(found)
        await audit.record(tx, principal, 'consultation.continued', subject(id), { attempt: row.attempt })
        return { row, writer }
      }
      return start(principal, begin, listener)
    },
  }
}

const writtenWith = (template: Template) => ({
  template: template.key,
  template_version: template.version ?? null,
  // Nothing is sealed here: titles of the product's own, and none of what somebody wrote or a referrer asks.
  headings: JSON.stringify(template.version === undefined ? headingsOf(template) : []),
})

/** What the row of an attempt says of who writes it. */
const processOf = (generatedBy: string, { description }: NoteWriter) => ({
  generated_by: generatedBy,
  writer: JSON.stringify(description),
})

const subject = (id: string) => ({ type: 'consultation' as const, id })

function notContinuable({ status }: ConsultationRow) {
  if (status === 'signed') return new AppError('signed', 'This note is signed; nothing in it is written again.')
  return status === 'draft'
    ? new AppError('nothing_to_continue', 'This note is whole; there is nothing to continue.')
    : new AppError('already_generating', 'This note is being written already.')
}
