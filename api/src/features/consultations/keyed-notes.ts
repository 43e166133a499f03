import type { CreateConsultation } from '@medinotes/shared/consultations'
import { AppError } from '../../platform/errors.ts'
import type { KeyedExecution } from '../../platform/http/idempotency.ts'
import type { Principal } from '../../platform/principal.ts'
import type { ConsultationFeature } from './consultation-feature.ts'
import type { NoteListener } from './note-event-log.ts'

interface Asked {
  principal: Principal
  keyed: KeyedExecution | null
}

/** Begins notes once for each Idempotency-Key: whoever sends it again reads the note that the first request began. */
export function createKeyedNotes({ writing, resume }: Pick<ConsultationFeature, 'writing' | 'resume'>) {
  const reread = (principal: Principal, id: string, listener: NoteListener) =>
    resume(principal, id, { after: 0 }, listener)

  // An earlier attempt with this key may have stored the note before its process died.
  async function createAgain(principal: Principal, input: CreateConsultation, id: string, listener: NoteListener) {
    try {
      return await reread(principal, id, listener)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not_found') throw error
      return writing.create(principal, input, listener, id)
    }
  }

  return {
    async create({ principal, keyed, body }: Asked & { body: CreateConsultation }, listener: NoteListener) {
      if (keyed === null) return writing.create(principal, body, listener)
      const { resourceId } = keyed
      if (keyed.isDone) return reread(principal, resourceId, listener)
      const stopListening = keyed.isFirst
        ? await writing.create(principal, body, listener, resourceId)
        : await createAgain(principal, body, resourceId, listener)
      await keyed.begun()
      return stopListening
    },

    async continue({ principal, keyed, params }: Asked & { params: { id: string } }, listener: NoteListener) {
      if (keyed?.isDone) return reread(principal, params.id, listener)
      const stopListening = await writing.continue(principal, params.id, listener)
      await keyed?.begun()
      return stopListening
    },
  }
}
