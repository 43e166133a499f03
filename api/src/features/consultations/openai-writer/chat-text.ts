import type OpenAI from 'openai'
import type { Prompt } from './prompt.ts'
import { UpstreamFailure } from './upstream-failure.ts'
import type { UpstreamGuard } from './upstream-guard.ts'

type Stream = Awaited<ReturnType<typeof startChat>>

const startChat = (client: OpenAI, model: string, { instructions, input }: Prompt, signal: AbortSignal) =>
  client.chat.completions.create(
    {
      model,
      stream: true,
      messages: [
        { role: 'system', content: instructions },
        { role: 'user', content: input },
      ],
    },
    { signal },
  )

/** Asks by Chat Completions, which is all that many compatible servers speak. */
export const openChat = async (client: OpenAI, model: string, prompt: Prompt, guard: UpstreamGuard) =>
  readText(await startChat(client, model, prompt, guard.signal), guard)

/** Only a finish reason of `stop` means whole: a cut stream ends without an error. */
async function* readText(stream: Stream, guard: UpstreamGuard): AsyncGenerator<string> {
  let hasEvents = false
  for await (const chunk of stream) {
    hasEvents = true
    guard.eventArrived()
    // Compatible servers leave out what they do not know, whatever the SDK's types say.
    const choice = chunk.choices?.[0]
    if (choice?.delta?.refusal) throw new UpstreamFailure('refused')
    if (choice?.delta?.content) yield choice.delta.content
    if (choice?.finish_reason === 'stop') return
    if (choice?.finish_reason) throw failureOfFinish(choice.finish_reason)
  }
  throw new UpstreamFailure(hasEvents ? 'cut' : 'foreign')
}

const failureOfFinish = (finishReason: string) => {
  if (finishReason === 'content_filter') return new UpstreamFailure('refused')
  return new UpstreamFailure(finishReason === 'length' ? 'lengthLimit' : 'format')
}
