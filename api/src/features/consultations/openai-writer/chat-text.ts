import type OpenAI from 'openai'
import type { Prompt } from './prompt.ts'
import { tokenCount } from './token-count.ts'
import { readEvents } from './server-sent-events.ts'
import { UpstreamFailure } from './upstream-failure.ts'
import type { Reading } from './upstream-guard.ts'

/** Asks by Chat Completions, which is all that many compatible servers speak. */
export async function openChat(
  client: OpenAI,
  model: string,
  { instructions, input }: Prompt,
  { guard, onTokens }: Reading,
) {
  const messages = [
    { role: 'system' as const, content: instructions },
    { role: 'user' as const, content: input },
  ]
  const asked = client.chat.completions.create({ model, messages, stream: true }, { signal: guard.signal })
  return readText(await asked.asResponse(), { guard, onTokens })
}

/**
 * Only a finish reason of `stop` means whole: a cut stream ends without an error. Tokens are taken down where the server names
 * them by then: it is not asked to, since some refuse whoever asks.
 */
async function* readText(reply: Response, { guard, onTokens }: Reading): AsyncGenerator<string> {
  let hasEvents = false
  for await (const data of readEvents(reply, guard)) {
    hasEvents = true
    // Compatible servers leave out what they do not know, whatever the SDK's types say.
    const { choices, usage } = data as Partial<OpenAI.ChatCompletionChunk>
    const choice = choices?.[0]
    if (choice?.delta?.refusal) throw new UpstreamFailure('refused')
    if (choice?.delta?.content) yield choice.delta.content
    if (usage)
      onTokens({ inputTokens: tokenCount(usage.prompt_tokens), outputTokens: tokenCount(usage.completion_tokens) })
    if (choice?.finish_reason === 'stop') return
    if (choice?.finish_reason) throw failureOfFinish(choice.finish_reason)
  }
  throw new UpstreamFailure(hasEvents ? 'cut' : 'foreign')
}

const failureOfFinish = (finishReason: string) => {
  if (finishReason === 'content_filter') return new UpstreamFailure('refused')
  return new UpstreamFailure(finishReason === 'length' ? 'lengthLimit' : 'format')
}
