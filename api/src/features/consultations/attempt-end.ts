import type { ErrorCode } from '@medinotes/shared/errors'
import type { NoteEvent, StoredNoteEvent } from '@medinotes/shared/consultations'
import type { Db } from '../../platform/database.ts'
import { addJob } from '../../platform/jobs/add-job.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { Outcome } from './attempt-outcome.ts'
import { endAttempt, insertVersion, type ConsultationRow } from './consultation.repository.ts'
import { insertEvent, selectLastSequence } from './note-event.repository.ts'
import type { NoteSealing } from './note-sealing.ts'
import { reminderAfterMs, remindUnfinishedNote } from './unfinished-note.job.ts'

export type AttemptEnder = ReturnType<typeof createAttemptEnder>

/** Ends attempts: status, last event, version, audit event and reminder in one transaction, whoever ends it. */
export function createAttemptEnder({ sealing, audit }: { sealing: NoteSealing; audit: Audit }) {
  const lastEventOf = (outcome: Outcome): NoteEvent =>
    outcome.status === 'draft' ? outcome.event : { type: 'failed', data: outcome.problem }

  async function storeLastEvent(tx: Db, row: ConsultationRow, event: NoteEvent): Promise<StoredNoteEvent> {
    const sequence = (await selectLastSequence(tx, row.id, row.attempt)) + 1
    const place = { consultationId: row.id, organizationId: row.organization_id, attempt: row.attempt, sequence }
    await insertEvent(tx, { ...place, type: event.type, dataSealed: sealing.sealEvent(place, event) })
    return { ...event, id: sequence }
  }

  /** Who stopped a draft themselves knows of it. */
  async function remindLater(tx: Db, { id, attempt }: ConsultationRow, outcome: Outcome) {
    if (outcome.status === 'draft' || outcome.problem.code === 'generation_stopped') return
    const runAt = new Date(Date.now() + reminderAfterMs)
    await addJob(tx, remindUnfinishedNote, { consultationId: id, attempt }, { runAt })
  }

  return {
    /** The stored last event; undefined when the attempt had already ended otherwise, and nothing was changed. */
    async end(tx: Db, attempt: { id: string; attempt: number }, outcome: Outcome) {
      const problem = outcome.status === 'draft' ? null : JSON.stringify(outcome.problem)
      const row = await endAttempt(tx, { id: attempt.id, attempt: attempt.attempt, status: outcome.status, problem })
      if (!row) return undefined
      if (outcome.status === 'draft') {
        await insertVersion(tx, {
          consultation_id: row.id,
          organization_id: row.organization_id,
          version: row.version,
          attempt: row.attempt,
          draft_sealed: sealing.sealDraft(row, row.version, outcome.draft),
        })
      }
      await remindLater(tx, row, outcome)
      const action = outcome.status === 'draft' ? 'consultation.drafted' : outcome.action
      const actor = { personId: row.author_id, organizationId: row.organization_id }
      const details = { attempt: row.attempt, version: row.version, ...describe(outcome) }
      await audit.record(tx, actor, action, { type: 'consultation', id: row.id }, details)
      return storeLastEvent(tx, row, lastEventOf(outcome))
    },
  }
}

const describe = (outcome: Outcome): Record<string, ErrorCode | number> =>
  outcome.status === 'draft' ? { ...outcome.event.data.findings } : { code: outcome.problem.code }
