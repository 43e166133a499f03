import type OpenAI from 'openai'
import type { Prompt } from './prompt.ts'
import { readEvents } from './server-sent-events.ts'
import { UpstreamFailure } from './upstream-failure.ts'
import type { UpstreamGuard } from './upstream-guard.ts'

/** Asks by Chat Completions, which is all that many compatible servers speak. */
export async function openChat(client: OpenAI, model: string, { instructions, input }: Prompt, guard: UpstreamGuard) {
  const messages = [
    { role: 'system' as const, content: instructions },
    { role: 'user' as const, content: input },
  ]
  const asked = client.chat.completions.create({ model, messages, stream: true }, { signal: guard.signal })
  return readText(await asked.asResponse(), guard)
}

/** Only a finish reason of `stop` means whole: a cut stream ends without an error. */
async function* readText(reply: Response, guard: UpstreamGuard): AsyncGenerator<string> {
  let hasEvents = false
  for await (const data of readEvents(reply, guard)) {
    hasEvents = true
    // Compatible servers leave out what they do not know, whatever the SDK's types say.
    const choice = (data as Partial<OpenAI.ChatCompletionChunk>).choices?.[0]
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
