import { randomUUID } from 'node:crypto'
import type { Consultation, ConsultationQuery, CreateConsultation } from '@medinotes/shared/consultations'
import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Presence } from '../../platform/presence.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { AttemptEnder } from './attempt-end.ts'
import { decodeCursor, encodeCursor } from './consultation-cursor.ts'
import {
  beginNextAttempt,
  countGenerating,
  insertConsultation,
  lockCreationsBy,
  type ConsultationRow,
} from './consultation.repository.ts'
import type { ConsultationFinder } from './consultation-finder.ts'
import type { ConsultationView } from './consultation-view.ts'
import { earlyOutcome, stopped, type NoteGenerations } from './note-generation.ts'
import type { NoteListener } from './note-event-log.ts'
import type { NoteSealing } from './note-sealing.ts'
import type { NoteWriter } from './note-writer.ts'
import type { SealedReads } from './sealed-reads.ts'
import { findTemplate } from './templates.ts'

/** Notes one person may have written at the same time; the next one waits for one to finish. */
export const generatingLimit = 10

interface Dependencies {
  database: Database
  presence: Presence
  audit: Audit
  blindIndex: BlindIndex
  sealing: NoteSealing
  sealedReads: SealedReads
  view: ConsultationView
  finder: ConsultationFinder
  generations: NoteGenerations
  attemptEnder: AttemptEnder
  writer: NoteWriter
}

export type ConsultationService = ReturnType<typeof createConsultationService>

export function createConsultationService(dependencies: Dependencies) {
  const {
    database,
    presence,
    audit,
    blindIndex,
    sealing,
    sealedReads,
    view,
    finder,
    generations,
    attemptEnder,
    writer,
  } = dependencies

  const subject = (id: string) => ({ type: 'consultation' as const, id })

  async function refuseBeyondLimit(tx: Db, principal: Principal) {
    await lockCreationsBy(tx, principal.personId)
    if ((await countGenerating(tx)) < generatingLimit) return
    const detail = `${generatingLimit} of your notes are being written. Wait for one to finish, or stop one.`
    throw new AppError('too_many_streams', detail, { retryAfterSeconds: 10 })
  }

  function startGeneration(principal: Principal, row: ConsultationRow, generatedBy: string, listener: NoteListener) {
    const template = templateOf(row.template)
    return generations.start(
      {
        consultationId: row.id,
        organizationId: row.organization_id,
        attempt: row.attempt,
        generatedBy,
        headings: template.sections.map(({ key, title }) => ({ key, title })),
        request: {
          patientName: sealing.openPatientName(row),
          dateOfVisit: row.date_of_visit,
          notes: sealing.openNotes(row),
          template,
          language: row.language,
          clinicianName: principal.name,
        },
      },
      listener,
    )
  }

  return {
    /** Stores the visit, starts writing its note, and lets `listener` hear it; returns the way to stop listening. */
    async create(principal: Principal, input: CreateConsultation, listener: NoteListener) {
      const template = templateOf(input.template)
      const language = input.language ?? 'en-AU'
      refuseLanguage(language, writer)
      // Bookings name the examinee and the matter; a visit can only belong to one that exists.
      if (input.bookingId) throw new AppError('not_found', 'There is no such booking.')
      const generatedBy = presence.key()
      const owner = { id: randomUUID(), organization_id: organizationOf(principal) }
      const row = await database.as(principal, async (tx) => {
        await refuseBeyondLimit(tx, principal)
        const inserted = await insertConsultation(
          tx,
          {
            ...owner,
            ...sealing.sealIdentity(owner, input),
            author_id: principal.personId,
            template: template.key,
            headings: JSON.stringify(template.sections.map(({ key, title }) => ({ key, title }))),
            language,
            date_of_visit: input.dateOfVisit,
            status: 'generating',
            writer: JSON.stringify(writer.description),
            generated_by: generatedBy,
          },
          blindIndex.tokensOf(owner.organization_id, input.patientName),
        )
        await audit.record(tx, principal, 'consultation.created', subject(owner.id), { template: template.key })
        return inserted
      })
      return startGeneration(principal, row, generatedBy, listener)
    },

    /** Begins a new attempt on an interrupted or failed note. */
    async continue(principal: Principal, id: string, listener: NoteListener) {
      const generatedBy = presence.key()
      const row = await database.as(principal, async (tx) => {
        await refuseBeyondLimit(tx, principal)
        const found = await finder.find(tx, id)
        refuseLanguage(found.language, writer)
        const next = await beginNextAttempt(tx, id, { generatedBy, writer: JSON.stringify(writer.description) })
        if (!next) throw notContinuable(found)
        await audit.record(tx, principal, 'consultation.continued', subject(id), { attempt: next.attempt })
        return next
      })
      return startGeneration(principal, row, generatedBy, listener)
    },

    /** Ends a note that is being written, wherever it is; the text so far stays. */
    async stop(principal: Principal, id: string): Promise<Consultation> {
      const row = await database.as(principal, (tx) => finder.find(tx, id))
      if (row.status !== 'generating')
        throw new AppError('already_finished', 'This note is not being written any more.')
      if (!(await generations.stop(id))) {
        await database.system((tx) => attemptEnder.end(tx, row, earlyOutcome(stopped)))
      }
      return this.read(principal, id)
    },

    async read(principal: Principal, id: string): Promise<Consultation> {
      return sealedReads(principal, async (tx) => {
        const row = await finder.find(tx, id)
        await audit.record(tx, principal, 'consultation.read', subject(id), {
          version: row.version,
          attempt: row.attempt,
        })
        return view.whole(tx, row)
      })
    },

    async list(principal: Principal, query: ConsultationQuery) {
      const { query: name = '', cursor, limit, ...filters } = query
      const organizationId = organizationOf(principal)
      const nameTokens = blindIndex.queryTokens(organizationId, name)
      if (name.trim() !== '' && nameTokens.length === 0) return { items: [], nextCursor: null }
      const after = cursor === undefined ? undefined : decodeCursor(cursor)
      return sealedReads(principal, async (tx) => {
        const rows = await finder.list(tx, { ...filters, organizationId, nameTokens, after, limit })
        const page = rows.slice(0, limit)
        const ids = page.map((row) => row.id)
        await audit.record(tx, principal, 'consultation.listed', { type: 'consultation', id: null }, { ids })
        const last = rows.length > limit ? page.at(-1) : undefined
        return { items: page.map(view.summary), nextCursor: last ? encodeCursor(last) : null }
      })
    },
  }
}

function notContinuable({ status }: ConsultationRow) {
  return status === 'generating'
    ? new AppError('already_generating', 'This note is being written already.')
    : new AppError('nothing_to_continue', 'This note is whole; there is nothing to continue.')
}

function templateOf(key: string) {
  const template = findTemplate(key)
  if (!template) throw new AppError('unknown_template', 'There is no such template.')
  return template
}

function organizationOf({ organization }: Principal) {
  if (!organization) throw new AppError('forbidden', 'You do not belong to an organization yet.')
  return organization.id
}

function refuseLanguage(language: string, { description }: NoteWriter) {
  if (description.kind === 'openai' || language.startsWith('en')) return
  throw new AppError('language_unavailable', 'Without an AI service the patient e-mail can only be in English.')
}
