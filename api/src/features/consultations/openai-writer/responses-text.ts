import type OpenAI from 'openai'
import type { Prompt } from './prompt.ts'
import { readEvents } from './server-sent-events.ts'
import { failureOfCode, UpstreamFailure } from './upstream-failure.ts'
import type { UpstreamGuard } from './upstream-guard.ts'

/** Asks by the Responses API; the promise settles once the upstream has accepted or refused the request. */
export async function openResponses(
  client: OpenAI,
  model: string,
  { instructions, input }: Prompt,
  guard: UpstreamGuard,
) {
  const body = { model, instructions, input, stream: true, store: false } as const
  return readText(await client.responses.create(body, { signal: guard.signal }).asResponse(), guard)
}

/** Only `response.completed` means whole: cut, failed and incomplete streams all end without an error. */
async function* readText(reply: Response, guard: UpstreamGuard): AsyncGenerator<string> {
  let hasEvents = false
  for await (const data of readEvents(reply, guard)) {
    hasEvents = true
    const event = data as OpenAI.Responses.ResponseStreamEvent
    switch (event.type) {
      case 'response.output_text.delta':
        yield event.delta
        break
      case 'response.completed':
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
