import type { SectionHeading } from '@medinotes/shared/consultations'
import type { ErrorCode } from '@medinotes/shared/errors'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { toProblem } from '../../platform/problem.ts'
import { requestOrigin } from '../../platform/request-context.ts'
import type { AttemptEnder, Outcome } from './attempt-end.ts'
import type { checkDraft } from './evidence/check-draft.ts'
import { AttemptLost, type NoteListener, type NoteStream, type createNoteEventLog } from './note-event-log.ts'
import { WriterError, type NoteRequest, type NoteWriter } from './note-writer.ts'

/** What a generation needs to know of the attempt it writes. */
export interface AttemptToWrite {
  consultationId: string
  organizationId: string
  attempt: number
  generatedBy: string
  headings: SectionHeading[]
  request: NoteRequest
}

interface Dependencies {
  database: Database
  eventLog: ReturnType<typeof createNoteEventLog>
  attemptEnder: AttemptEnder
  writer: NoteWriter
  checkDraft: typeof checkDraft
  /** Told of faults that are ours; never of what a note says. */
  onFault: (error: unknown) => void
}

/** Why a generation was aborted when its clinician asked for it. */
export const stopped = Symbol('stopped by the clinician')
const drained = Symbol('the service is shutting down')

export type NoteGenerations = ReturnType<typeof createNoteGenerations>

/** The attempts this process is writing. They belong to the service: no request's end, only `stop`, ends one early. */
export function createNoteGenerations({ database, eventLog, attemptEnder, writer, checkDraft, onFault }: Dependencies) {
  const running = new Map<string, { stream: NoteStream; abort: AbortController; done: Promise<void> }>()

  /** Appends what the writer yields and returns each section's whole text. */
  async function write({ request, headings }: AttemptToWrite, stream: NoteStream, signal: AbortSignal) {
    const texts = new Map(headings.map(({ key }) => [key, '']))
    for await (const chunk of writer.write(request, signal)) {
      if (chunk.type === 'waiting') {
        stream.waiting(chunk.afterMs)
      } else if (chunk.text !== '') {
        texts.set(chunk.section, (texts.get(chunk.section) ?? '') + chunk.text)
        stream.append({ type: 'delta', data: { section: chunk.section, text: chunk.text } })
      }
    }
    signal.throwIfAborted()
    await stream.drained()
    return headings.map((heading) => ({ ...heading, text: texts.get(heading.key) ?? '' }))
  }

  async function run(attempt: AttemptToWrite, stream: NoteStream, signal: AbortSignal) {
    const { consultationId, headings, request } = attempt
    const { template } = request
    stream.append({
      type: 'started',
      data: {
        consultationId,
        attempt: attempt.attempt,
        template: template.key,
        sections: headings,
        writer: writer.description,
      },
    })
    try {
      const sections = await write(attempt, stream, signal)
      const { findings, ...draft } = checkDraft(request.notes, sections)
      await end(stream, { status: 'draft', draft, event: finishedEvent(consultationId, findings) })
    } catch (error) {
      await endEarly(stream, error)
    }
  }

  async function end(stream: NoteStream, outcome: Outcome) {
    const id = { id: stream.consultationId, attempt: stream.attempt }
    const event = await database.system((tx) => attemptEnder.end(tx, id, outcome))
    if (event) stream.publish(event)
  }

  async function endEarly(stream: NoteStream, error: unknown) {
    if (error instanceof AttemptLost) return
    if (!(error instanceof WriterError) && error !== stopped && error !== drained) onFault(error)
    try {
      // What was written before the end is stored before it; a stream that cannot store has nothing to wait for.
      await stream.drained().catch(() => undefined)
      await end(stream, earlyOutcome(error))
    } catch (fault) {
      // The database is gone: whoever looks next finds this process's mark lost and interrupts the attempt.
      onFault(fault)
    }
  }

  return {
    /** Starts writing and returns at once; `listener` hears the attempt from its first event. */
    start(attempt: AttemptToWrite, listener: NoteListener) {
      const abort = new AbortController()
      const stream = eventLog.open(attempt)
      const unsubscribe = stream.subscribe(listener)
      const signal = AbortSignal.any([abort.signal, stream.signal])
      const done = run(attempt, stream, signal).finally(() => running.delete(attempt.consultationId))
      running.set(attempt.consultationId, { stream, abort, done })
      return unsubscribe
    },

    /** The stream of a consultation while this process writes it. */
    streamOf: (consultationId: string) => running.get(consultationId)?.stream,

    /** Ends a running attempt with what it has; false when this process is not writing it. */
    async stop(consultationId: string) {
      const generation = running.get(consultationId)
      generation?.abort.abort(stopped)
      await generation?.done
      return generation !== undefined
    },

    /** Lets running attempts finish for `graceMs`, then interrupts them. */
    async drain(graceMs: number) {
      const all = Promise.all([...running.values()].map(({ done }) => done))
      const grace = AbortSignal.timeout(graceMs)
      await Promise.race([all, new Promise((resolve) => grace.addEventListener('abort', resolve, { once: true }))])
      for (const { abort } of running.values()) abort.abort(drained)
      await all
    },
  }
}

const finishedEvent = (consultationId: string, findings: ReturnType<typeof checkDraft>['findings']) => ({
  type: 'finished' as const,
  data: { consultationId, status: 'draft' as const, findings },
})

const early = (status: 'interrupted' | 'failed', code: ErrorCode, detail: string): Outcome => ({
  status,
  action: code === 'generation_stopped' ? 'consultation.stopped' : `consultation.${status}`,
  problem: toProblem(new AppError(code, detail), requestOrigin.getStore()?.requestId ?? 'service'),
})

/** The outcome of an attempt that did not finish, by what ended it. */
export function earlyOutcome(error: unknown): Outcome {
  if (error === stopped) return early('interrupted', 'generation_stopped', 'You stopped this draft.')
  if (error instanceof WriterError) {
    return early(error.code === 'generation_interrupted' ? 'interrupted' : 'failed', error.code, error.detail)
  }
  return abandonedOutcome()
}

/** The outcome of an attempt whose process is gone. */
export const abandonedOutcome = () =>
  early(
    'interrupted',
    'generation_interrupted',
    'The service stopped while it was writing. What it had written is kept.',
  )
