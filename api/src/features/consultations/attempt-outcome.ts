import type { AuditAction } from '@medinotes/shared/audit-actions'
import type { Findings, NoteEvent } from '@medinotes/shared/consultations'
import type { ErrorCode, Problem } from '@medinotes/shared/errors'
import { AppError } from '../../platform/errors.ts'
import { toProblem } from '../../platform/problem.ts'
import { requestOrigin } from '../../platform/request-context.ts'
import type { Draft } from './note-sealing.ts'
import { WriterError } from './note-writer.ts'

/** How an attempt ends: with a whole draft, or with the problem that cut it short. */
export type Outcome =
  | { status: 'draft'; draft: Draft; event: Extract<NoteEvent, { type: 'finished' }> }
  | { status: 'interrupted' | 'failed'; action: AuditAction; problem: Problem }

/** Reasons for which a running attempt is aborted. */
export const stopped = Symbol('stopped by its clinician')
export const shuttingDown = Symbol('the service is shutting down')

const early = (status: 'interrupted' | 'failed', code: ErrorCode, detail: string): Outcome => ({
  status,
  action: code === 'generation_stopped' ? 'consultation.stopped' : `consultation.${status}`,
  problem: toProblem(new AppError(code, detail), requestOrigin.getStore()?.requestId ?? 'service'),
})

export const draftOutcome = (
  consultationId: string,
  { findings, ...draft }: Draft & { findings: Findings },
): Outcome => ({
  status: 'draft',
  draft,
  event: { type: 'finished', data: { consultationId, status: 'draft', findings } },
})

export const stoppedOutcome = () => early('interrupted', 'generation_stopped', 'You stopped this draft.')

/** The outcome of an attempt whose process is gone, or failed in a way that is nobody's but ours. */
export const abandonedOutcome = () =>
  early(
    'interrupted',
    'generation_interrupted',
    'The service stopped while it was writing. What it had written is kept.',
  )

/** The outcome of an attempt by what ended it before it was whole. */
export function earlyOutcome(reason: unknown): Outcome {
  if (reason === stopped) return stoppedOutcome()
  if (!(reason instanceof WriterError)) return abandonedOutcome()
  return early(reason.code === 'generation_interrupted' ? 'interrupted' : 'failed', reason.code, reason.detail)
}
