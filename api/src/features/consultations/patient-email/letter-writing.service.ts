import type { Problem } from '@medinotes/shared/errors'
import type { LetterKind, PatientLetters } from '@medinotes/shared/patient-letters'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import { toProblem } from '../../../platform/problem.ts'
import { requestOrigin } from '../../../platform/request-context.ts'
import { earlyOutcome } from '../attempt-outcome.ts'
import type { NoteGenerations } from '../note-generation.ts'
import { WriterError } from '../note-writer.ts'
import { createLetterTasks, type LetterTask, type LetterTaskDependencies } from './letter-tasks.ts'
import { withLocalDates } from './local-dates.ts'

export type LetterEvent =
  | { type: 'delta'; data: { text: string } }
  | { type: 'waiting'; data: { afterMs: number } }
  | { type: 'finished'; data: PatientLetters }
  | { type: 'failed'; data: Problem }

interface Dependencies extends LetterTaskDependencies {
  generations: NoteGenerations
  onFault: (error: unknown) => void
}

/** Has letters written in other languages and levels, or the English one where the note has none; only a whole one is kept. */
export function createLetterWriting(dependencies: Dependencies) {
  const { shelf, generations, onFault } = dependencies
  const { prepare, keep } = createLetterTasks(dependencies)

  async function* write(
    principal: Principal,
    { id, kind, task }: { id: string; kind: LetterKind; task: LetterTask },
    { signal, onEnd }: { signal: AbortSignal; onEnd: () => void },
  ): AsyncGenerator<LetterEvent> {
    try {
      let text = ''
      for await (const chunk of task.writer.write(task.request, signal)) {
        if (chunk.type === 'waiting') {
          yield { type: 'waiting', data: { afterMs: chunk.afterMs } }
        } else if (chunk.type === 'text' && chunk.text !== '') {
          text += chunk.text
          yield { type: 'delta', data: { text: chunk.text } }
        }
      }
      signal.throwIfAborted()
      await keep(principal, id, kind, { ...task, text: withLocalDates(text.trim(), kind.language) })
      yield { type: 'finished', data: await shelf.show(principal, id) }
    } catch (error) {
      if (signal.aborted) return
      yield { type: 'failed', data: problemOf(error, onFault) }
    } finally {
      onEnd()
    }
  }

  return {
    /** The events of a letter's writing; `signal` ends it with the reader's going, and nothing is kept then. */
    async write(principal: Principal, id: string, kind: LetterKind, signal: AbortSignal) {
      const place = generations.reserve(principal.personId)
      try {
        const task = await prepare(principal, id, kind)
        return write(principal, { id, kind, task }, { signal, onEnd: place.free })
      } catch (error) {
        place.free()
        throw error
      }
    },
  }
}

function problemOf(error: unknown, onFault: (error: unknown) => void): Problem {
  if (error instanceof AppError) return toProblem(error, requestOrigin.getStore()?.requestId ?? 'service')
  if (!(error instanceof WriterError)) onFault(error)
  const outcome = earlyOutcome(error)
  if (outcome.status === 'draft') throw error
  return outcome.problem
}
