import { randomUUID } from 'node:crypto'
import type { CreateConsultation } from '@medinotes/shared/consultations'
import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Presence } from '../../platform/presence.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { ConsultationFinder } from './consultation-finder.ts'
import { beginNextAttempt, insertConsultation, type ConsultationRow } from './consultation.repository.ts'
import type { NoteListener } from './note-event-log.ts'
import { insertEvent } from './note-event.repository.ts'
import type { NoteGenerations } from './note-generation.ts'
import type { NoteSealing } from './note-sealing.ts'
import type { NoteWriter } from './note-writer.ts'
import { organizationOf } from './own-organization.ts'
import { findTemplate, type Template } from './templates.ts'

interface Dependencies {
  database: Database
  presence: Presence
  audit: Audit
  blindIndex: BlindIndex
  sealing: NoteSealing
  finder: ConsultationFinder
  generations: NoteGenerations
  writer: NoteWriter
}

export type ConsultationWriting = ReturnType<typeof createConsultationWriting>

/** Starts attempts: the first of a new consultation, or the next of one that was cut short. */
export function createConsultationWriting(dependencies: Dependencies) {
  const { database, presence, audit, blindIndex, sealing, finder, generations, writer } = dependencies

  /** Stores an attempt by `begin` together with its first event, then starts writing it. */
  async function start(principal: Principal, begin: Begin, listener: NoteListener) {
    const place = generations.reserve(principal.personId)
    try {
      const generatedBy = presence.key()
      const { row, started } = await database.as(principal, async (tx) => {
        const begun = await begin(tx, { generated_by: generatedBy, writer: JSON.stringify(writer.description) })
        return { row: begun, started: await storeStarted(tx, begun) }
      })
      const { id: consultationId, organization_id: organizationId, attempt } = row
      const request = toNoteRequest(principal, row, sealing)
      return generations.start(
        { consultationId, organizationId, attempt, generatedBy, started, request },
        place,
        listener,
      )
    } catch (error) {
      place.free()
      throw error
    }
  }

  async function storeStarted(tx: Db, { id: consultationId, organization_id, attempt, template }: ConsultationRow) {
    const place = { consultationId, organizationId: organization_id, attempt, sequence: 1 }
    const sections = headingsOf(templateOf(template))
    const data = { consultationId, attempt, template, sections, writer: writer.description }
    const event = { type: 'started' as const, data }
    await insertEvent(tx, { ...place, type: event.type, dataSealed: sealing.sealEvent(place, event) })
    return { ...event, id: 1 }
  }

  return {
    /** Stores the visit, starts writing its note, and lets `listener` hear it; returns the way to stop listening. */
    async create(principal: Principal, input: CreateConsultation, listener: NoteListener) {
      const template = templateOf(input.template)
      const language = input.language ?? 'en-AU'
      refuseLanguage(language, writer)
      refuseBooking(input.bookingId)
      const owner = { id: randomUUID(), organization_id: organizationOf(principal) }
      const visit = {
        ...owner,
        ...sealing.sealIdentity(owner, input),
        author_id: principal.personId,
        template: template.key,
        headings: JSON.stringify(headingsOf(template)),
        language,
        date_of_visit: input.dateOfVisit,
        status: 'generating',
      }
      const nameTokens = blindIndex.tokensOf(owner.organization_id, input.patientName)
      const begin: Begin = async (tx, process) => {
        const row = await insertConsultation(tx, { ...visit, ...process }, nameTokens)
        await audit.record(tx, principal, 'consultation.created', subject(row.id), { template: template.key })
        return row
      }
      return start(principal, begin, listener)
    },

    /** Begins a new attempt on an interrupted or failed note; otherwise like `create`. */
    async continue(principal: Principal, id: string, listener: NoteListener) {
      const begin: Begin = async (tx, process) => {
        const found = await finder.find(tx, id)
        refuseLanguage(found.language, writer)
        const row = await beginNextAttempt(tx, id, process)
        if (!row) throw notContinuable(found)
        await audit.record(tx, principal, 'consultation.continued', subject(id), { attempt: row.attempt })
        return row
      }
      return start(principal, begin, listener)
    },
  }
}

/** Writes the row of an attempt that this process is about to write. */
type Begin = (tx: Db, process: { generated_by: string; writer: string }) => Promise<ConsultationRow>

const subject = (id: string) => ({ type: 'consultation' as const, id })

const headingsOf = ({ sections }: Template) => sections.map(({ key, title }) => ({ key, title }))

const toNoteRequest = (principal: Principal, row: ConsultationRow, sealing: NoteSealing) => ({
  patientName: sealing.openPatientName(row),
  dateOfVisit: row.date_of_visit,
  notes: sealing.openNotes(row),
  template: templateOf(row.template),
  language: row.language,
  clinicianName: principal.name,
})

function notContinuable({ status }: ConsultationRow) {
  return status === 'draft' || status === 'signed'
    ? new AppError('nothing_to_continue', 'This note is whole; there is nothing to continue.')
    : new AppError('already_generating', 'This note is being written already.')
}

function templateOf(key: string) {
  const template = findTemplate(key)
  if (!template) throw new AppError('unknown_template', 'There is no such template.')
  return template
}

function refuseLanguage(language: string, { description }: NoteWriter) {
  if (description.kind === 'openai' || language.startsWith('en')) return
  throw new AppError('language_unavailable', 'Without an AI service the patient e-mail can only be in English.')
}

// A visit can only belong to a booking that exists, and this version keeps none.
function refuseBooking(bookingId: string | undefined) {
  if (bookingId !== undefined) throw new AppError('not_found', 'There is no such booking.')
}
