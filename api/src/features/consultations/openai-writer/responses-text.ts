import type OpenAI from 'openai'
import type { TokenUse } from '../note-writer.ts'
import type { Prompt } from './prompt.ts'
import { tokenCount } from './token-count.ts'
import { readEvents } from './server-sent-events.ts'
import { failureOfCode, UpstreamFailure } from './upstream-failure.ts'
import type { Reading } from './upstream-guard.ts'

/** Asks by the Responses API; the promise settles once the upstream has accepted or refused the request. */
export async function openResponses(
  client: OpenAI,
  model: string,
  { instructions, input }: Prompt,
  { guard, onTokens }: Reading,
) {
  const body = { model, instructions, input, stream: true, store: false } as const
  return readText(await client.responses.create(body, { signal: guard.signal }).asResponse(), { guard, onTokens })
}

/** Only `response.completed` means whole: cut, failed and incomplete streams all end without an error. */
async function* readText(reply: Response, { guard, onTokens }: Reading): AsyncGenerator<string> {
  let hasEvents = false
  for await (const data of readEvents(reply, guard)) {
    hasEvents = true
    const event = data as OpenAI.Responses.ResponseStreamEvent
    switch (event.type) {
      case 'response.output_text.delta':
        yield event.delta
        break
      case 'response.completed':
        onTokens(useOf(event.response.usage))
        return
      case 'response.refusal.delta':
      case 'response.refusal.done':
        throw new UpstreamFailure('refused')
      case 'response.failed':
        throw failureOfCode(event.response.error?.code)
      case 'error':
        throw failureOfCode(event.code)
      case 'response.incomplete':
        throw new UpstreamFailure(
          event.response.incomplete_details?.reason === 'content_filter' ? 'refused' : 'lengthLimit',
        )
    }
  }
  throw new UpstreamFailure(hasEvents ? 'cut' : 'foreign')
}

// Compatible servers leave it out.
const useOf = (usage: OpenAI.Responses.ResponseUsage | null | undefined): TokenUse => ({
  inputTokens: tokenCount(usage?.input_tokens),
  outputTokens: tokenCount(usage?.output_tokens),
})
