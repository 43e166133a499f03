import type { Consultation, ConsultationQuery } from '@medinotes/shared/consultations'
import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { AttemptEnder } from './attempt-end.ts'
import { stoppedOutcome } from './attempt-outcome.ts'
import { decodeCursor, encodeCursor } from './consultation-cursor.ts'
import type { ConsultationFinder } from './consultation-finder.ts'
import type { ConsultationView } from './consultation-view.ts'
import type { NoteGenerations } from './note-generation.ts'
import { organizationOf } from '../../platform/own-organization.ts'
import type { SealedReads } from './sealed-reads.ts'

interface Dependencies {
  database: Database
  audit: Audit
  blindIndex: BlindIndex
  sealedReads: SealedReads
  view: ConsultationView
  finder: ConsultationFinder
  generations: NoteGenerations
  attemptEnder: AttemptEnder
}

/** Reads, finds and stops consultations. */
export function createConsultationService(dependencies: Dependencies) {
  const { database, audit, blindIndex, sealedReads, view, finder, generations, attemptEnder } = dependencies

  const read = (principal: Principal, id: string): Promise<Consultation> =>
    sealedReads(principal, async (tx) => {
      const row = await finder.find(tx, id)
      const details = { version: row.version, attempt: row.attempt }
      await audit.record(tx, principal, 'consultation.read', { type: 'consultation', id }, details)
      return view.whole(tx, row)
    })

  return {
    read,

    /** Newest first, by the filters; `query` matches parts of the patient's name. */
    async list(principal: Principal, { query: name = '', cursor, limit, ...filters }: ConsultationQuery) {
      const organizationId = organizationOf(principal).id
      const authorId = principal.breakGlass === null ? principal.personId : undefined
      const nameTokens = blindIndex.searchTokens(organizationId, name)
      if (name.trim() !== '' && nameTokens.length === 0) return { items: [], nextCursor: null }
      const after = cursor === undefined ? undefined : decodeCursor(cursor)
      return sealedReads(principal, async (tx) => {
        const rows = await finder.list(tx, { ...filters, organizationId, authorId, nameTokens, after, limit })
        const page = rows.slice(0, limit)
        const ids = page.map((row) => row.id)
        await audit.record(tx, principal, 'consultation.listed', { type: 'consultation', id: null }, { ids })
        const last = rows.length > limit ? page.at(-1) : undefined
        return { items: page.map(view.summary), nextCursor: last ? encodeCursor(last) : null }
      })
    },

    /** Ends a note that is being written, whichever process writes it; the text so far stays. */
    async stop(principal: Principal, id: string) {
      const row = await database.as(principal, (tx) => finder.find(tx, id))
      if (row.status === 'signed') throw new AppError('signed', 'This note is signed; nothing of it is being written.')
      if (row.status !== 'generating') {
        throw new AppError('already_finished', 'This note is not being written any more.')
      }
      if (!(await generations.stop(id))) {
        await database.as(principal, (tx) => attemptEnder.end(tx, row, stoppedOutcome()))
      }
      return read(principal, id)
    },
  }
}
