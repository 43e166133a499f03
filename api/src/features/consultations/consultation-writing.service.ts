import { randomUUID } from 'node:crypto'
import type { CreateConsultation } from '@medinotes/shared/consultations'
import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Presence } from '../../platform/presence.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { ConsultationFinder } from './consultation-finder.ts'
import {
  beginNextAttempt,
  countGenerating,
  insertConsultation,
  lockCreationsBy,
  type ConsultationRow,
} from './consultation.repository.ts'
import type { NoteListener } from './note-event-log.ts'
import type { NoteGenerations } from './note-generation.ts'
import type { NoteSealing } from './note-sealing.ts'
import type { NoteWriter } from './note-writer.ts'
import { organizationOf } from './own-organization.ts'
import { findTemplate, type Template } from './templates.ts'

/** Notes one person may have written at the same time; the next one waits for one to finish. */
export const generatingLimit = 10

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

  function start(principal: Principal, row: ConsultationRow, generatedBy: string, listener: NoteListener) {
    const { id: consultationId, organization_id: organizationId, attempt } = row
    const request = toNoteRequest(principal, row, sealing)
    const headings = headingsOf(request.template)
    return generations.start({ consultationId, organizationId, attempt, generatedBy, headings, request }, listener)
  }

  return {
    /** Stores the visit, starts writing its note, and lets `listener` hear it; returns the way to stop listening. */
    async create(principal: Principal, input: CreateConsultation, listener: NoteListener) {
      const template = templateOf(input.template)
      const language = input.language ?? 'en-AU'
      refuseLanguage(language, writer)
      refuseBooking(input.bookingId)
      const generated_by = presence.key()
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
        writer: JSON.stringify(writer.description),
        generated_by,
      }
      const nameTokens = blindIndex.tokensOf(owner.organization_id, input.patientName)
      const row = await database.as(principal, async (tx) => {
        await refuseBeyondLimit(tx, principal)
        const inserted = await insertConsultation(tx, visit, nameTokens)
        const subject = { type: 'consultation' as const, id: owner.id }
        await audit.record(tx, principal, 'consultation.created', subject, { template: template.key })
        return inserted
      })
      return start(principal, row, generated_by, listener)
    },

    /** Begins a new attempt on an interrupted or failed note; otherwise like `create`. */
    async continue(principal: Principal, id: string, listener: NoteListener) {
      const generatedBy = presence.key()
      const row = await database.as(principal, async (tx) => {
        await refuseBeyondLimit(tx, principal)
        const found = await finder.find(tx, id)
        refuseLanguage(found.language, writer)
        const next = await beginNextAttempt(tx, id, { generatedBy, writer: JSON.stringify(writer.description) })
        if (!next) throw notContinuable(found)
        await audit.record(
          tx,
          principal,
          'consultation.continued',
          { type: 'consultation', id },
          { attempt: next.attempt },
        )
        return next
      })
      return start(principal, row, generatedBy, listener)
    },
  }
}

const headingsOf = ({ sections }: Template) => sections.map(({ key, title }) => ({ key, title }))

const toNoteRequest = (principal: Principal, row: ConsultationRow, sealing: NoteSealing) => ({
  patientName: sealing.openPatientName(row),
  dateOfVisit: row.date_of_visit,
  notes: sealing.openNotes(row),
  template: templateOf(row.template),
  language: row.language,
  clinicianName: principal.name,
})

async function refuseBeyondLimit(tx: Db, principal: Principal) {
  await lockCreationsBy(tx, principal.personId)
  if ((await countGenerating(tx)) < generatingLimit) return
  const detail = `${generatingLimit} of your notes are being written. Wait for one to finish, or stop one.`
  throw new AppError('too_many_streams', detail, { retryAfterSeconds: 10 })
}

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
