import { dictationConsentSchema, consentWording, transcriptDeltaSchema } from '@medinotes/shared/dictation'
import { failedEventSchema } from '@medinotes/shared/consultations'
import { z } from 'zod'
import { api } from '../../../lib/api-client.ts'
import { ApiError, ConnectionError } from '../../../lib/api-error.ts'
import { createEventParser } from '../../../lib/event-stream-parser.ts'
import type { KeptPart } from './kept-recordings.ts'

export const giveConsent = () =>
  api.post('/dictation-consents', { wording: consentWording.number }, dictationConsentSchema)

export const withdrawConsent = (id: string) =>
  api.post(`/dictation-consents/${encodeURIComponent(id)}/withdraw`, undefined, z.unknown())

/** What is said in a part; `onText` hears it as it comes. Rejects with what cut it short, and the part can be sent again. */
export async function transcribePart(
  { audio, consent }: KeptPart,
  onText: (text: string) => void,
  signal: AbortSignal,
) {
  const response = await api.stream('/transcriptions', { method: 'POST', body: audio, query: { consent }, signal })
  const parser = createEventParser()
  const reader = response.body?.getReader()
  let text = ''
  let isWhole = false
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    for (const { type, data } of parser.push(chunk.value)) {
      const read: unknown = JSON.parse(data)
      if (type === 'failed') throw new ApiError(failedEventSchema.parse(read))
      if (type === 'finished') isWhole = true
      if (type !== 'delta') continue
      text += transcriptDeltaSchema.parse(read).text
      onText(text)
    }
  }
  if (!isWhole) throw new ConnectionError()
  return text
}
