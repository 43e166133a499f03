import {
  deltaEventSchema,
  failedEventSchema,
  proposedEventSchema,
  type Section,
  waitingEventSchema,
} from '@medinotes/shared/consultations'
import { api } from '../../../lib/api-client.ts'
import { ApiError, ConnectionError } from '../../../lib/api-error.ts'
import { createEventParser } from '../../../lib/event-stream-parser.ts'

export type ProposalStep = { text: string } | { waitsMs: number } | { section: Section }

/** The events of a section that is written again. It is stored nowhere, so a cut one is asked for anew and not resumed. */
export async function* readProposal(id: string, key: string, signal: AbortSignal): AsyncGenerator<ProposalStep> {
  const path = `/consultations/${encodeURIComponent(id)}/sections/${encodeURIComponent(key)}/proposal`
  const response = await api.stream(path, { method: 'POST', signal })
  const parser = createEventParser()
  // Not every browser can iterate over a body.
  const reader = response.body?.getReader()
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    for (const { type, data } of parser.push(chunk.value)) {
      const read: unknown = JSON.parse(data)
      if (type === 'delta') yield { text: deltaEventSchema.parse(read).text }
      if (type === 'waiting') yield { waitsMs: waitingEventSchema.parse(read).afterMs }
      if (type === 'failed') throw new ApiError(failedEventSchema.parse(read))
      if (type === 'finished') {
        yield { section: proposedEventSchema.parse(read).section }
        return
      }
    }
  }
  throw new ConnectionError()
}
