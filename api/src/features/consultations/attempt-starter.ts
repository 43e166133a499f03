import type { Database, Db } from '../../platform/database.ts'
import type { Presence } from '../../platform/presence.ts'
import type { Principal } from '../../platform/principal.ts'
import type { ConsultationRow } from './consultation.repository.ts'
import type { NoteListener } from './note-event-log.ts'
import { insertEvent } from './note-event.repository.ts'
import type { NoteGenerations } from './note-generation.ts'
import type { ToNoteRequest } from './note-request.ts'
import type { NoteSealing } from './note-sealing.ts'
import type { NoteWriter } from './note-writer.ts'
import { headingsOf, type Template } from './templates.ts'

/** Writes the row of an attempt that this process is about to write, and says who writes it. */
export type Begin = (tx: Db, generatedBy: string) => Promise<{ row: ConsultationRow; writer: NoteWriter }>

interface Dependencies {
  database: Database
  presence: Presence
  sealing: NoteSealing
  generations: NoteGenerations
  toRequest: ToNoteRequest
}

/** Stores an attempt together with its first event, then starts writing it; returns the way to stop listening. */
export function createAttemptStarter({ database, presence, sealing, generations, toRequest }: Dependencies) {
  async function storeStarted(tx: Db, row: ConsultationRow, writer: NoteWriter, written: Template) {
    const { id: consultationId, organization_id, attempt, template } = row
    const place = { consultationId, organizationId: organization_id, attempt, sequence: 1 }
    const sections = headingsOf(written)
    const data = { consultationId, attempt, template, sections, writer: writer.description }
    const event = { type: 'started' as const, data }
    await insertEvent(tx, { ...place, type: event.type, dataSealed: sealing.sealEvent(place, event) })
    return { ...event, id: 1 }
  }

  return async (principal: Principal, begin: Begin, listener: NoteListener) => {
    const place = generations.reserve(principal.personId)
    try {
      const generatedBy = presence.key()
      const { row, writer, request, started } = await database.as(principal, async (tx) => {
        const begun = await begin(tx, generatedBy)
        const notes = sealing.openFirstNotes(begun.row)
        const request = await toRequest(tx, principal, begun.row, { notes, purpose: 'note' })
        return { ...begun, request, started: await storeStarted(tx, begun.row, begun.writer, request.template) }
      })
      const { id: consultationId, organization_id: organizationId, attempt } = row
      const whose = { consultationId, organizationId, attempt, generatedBy }
      return generations.start({ ...whose, started, writer, request }, place, listener)
    } catch (error) {
      place.free()
      throw error
    }
  }
}
