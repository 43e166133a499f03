import { failedEventSchema, waitingEventSchema } from '@medinotes/shared/consultations'
import {
  letterDeltaSchema,
  type LetterKind,
  type PatientLetters,
  patientLettersSchema,
} from '@medinotes/shared/patient-letters'
import { api } from '../../../lib/api-client.ts'
import { ApiError, ConnectionError } from '../../../lib/api-error.ts'
import { createEventParser } from '../../../lib/event-stream-parser.ts'
import { lettersPath } from './patient-letter.queries.ts'

export type LetterStep = { text: string } | { waitsMs: number } | { letters: PatientLetters }

/** The events of a letter that is being written. Only a whole one is kept, so a cut one is asked for anew and not resumed. */
export async function* readLetter(id: string, kind: LetterKind, signal: AbortSignal): AsyncGenerator<LetterStep> {
  const response = await api.stream(lettersPath(id), { method: 'POST', body: kind, signal })
  const parser = createEventParser()
  // Not every browser can iterate over a body.
  const reader = response.body?.getReader()
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    for (const { type, data } of parser.push(chunk.value)) {
      const read: unknown = JSON.parse(data)
      if (type === 'delta') yield { text: letterDeltaSchema.parse(read).text }
      if (type === 'waiting') yield { waitsMs: waitingEventSchema.parse(read).afterMs }
      if (type === 'failed') throw new ApiError(failedEventSchema.parse(read))
      if (type === 'finished') {
        yield { letters: patientLettersSchema.parse(read) }
        return
      }
    }
  }
  throw new ConnectionError()
}
