import type OpenAI from 'openai'
import type { Prompt } from './prompt.ts'
import { failureOfCode, UpstreamFailure } from './upstream-failure.ts'
import type { UpstreamGuard } from './upstream-guard.ts'

type Stream = Awaited<ReturnType<typeof startResponse>>

const startResponse = (client: OpenAI, model: string, { instructions, input }: Prompt, signal: AbortSignal) =>
  client.responses.create({ model, instructions, input, stream: true, store: false }, { signal })

/** Asks by the Responses API; the promise settles once the upstream has accepted or refused the request. */
export const openResponses = async (client: OpenAI, model: string, prompt: Prompt, guard: UpstreamGuard) =>
  readText(await startResponse(client, model, prompt, guard.signal), guard)

/** Only `response.completed` means whole: cut, failed and incomplete streams all end without an error. */
async function* readText(stream: Stream, guard: UpstreamGuard): AsyncGenerator<string> {
  let hasEvents = false
  for await (const event of stream) {
    hasEvents = true
    guard.eventArrived()
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
