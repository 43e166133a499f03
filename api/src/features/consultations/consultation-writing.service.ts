import { randomUUID } from 'node:crypto'
import type { CreateConsultation } from '@medinotes/shared/consultations'
import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Presence } from '../../platform/presence.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import { type Begin, createAttemptStarter } from './attempt-starter.ts'
import type { ConsultationFinder } from './consultation-finder.ts'
import { beginNextAttempt, insertConsultation, type ConsultationRow } from './consultation.repository.ts'
import type { NoteListener } from './note-event-log.ts'
import type { NoteGenerations } from './note-generation.ts'
import type { NoteSealing } from './note-sealing.ts'
import type { NoteWriter } from './note-writer.ts'
import { organizationOf } from './own-organization.ts'
import { headingsOf, templateOf } from './templates.ts'

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

/** Starts attempts: the first of a new consultation, or the next of one that was cut short. */
export function createConsultationWriting(dependencies: Dependencies) {
  const { audit, blindIndex, sealing, finder, writer } = dependencies
  const start = createAttemptStarter(dependencies)

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

const subject = (id: string) => ({ type: 'consultation' as const, id })

function notContinuable({ status }: ConsultationRow) {
  return status === 'draft' || status === 'signed'
    ? new AppError('nothing_to_continue', 'This note is whole; there is nothing to continue.')
    : new AppError('already_generating', 'This note is being written already.')
}

function refuseLanguage(language: string, { description }: NoteWriter) {
  if (description.kind === 'openai' || language.startsWith('en')) return
  throw new AppError('language_unavailable', 'Without an AI service the patient e-mail can only be in English.')
}

// A visit can only belong to a booking that exists, and this version keeps none.
function refuseBooking(bookingId: string | undefined) {
  if (bookingId !== undefined) throw new AppError('not_found', 'There is no such booking.')
}
