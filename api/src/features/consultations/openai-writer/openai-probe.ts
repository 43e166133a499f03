import { openAiUrl, type OpenAiAccess } from './openai-client.ts'

/** Asks for the list of models, which costs nothing; a server that has no such list has answered too. */
export const openAiProbe =
  ({ apiKey, baseUrl = openAiUrl }: OpenAiAccess) =>
  async (signal: AbortSignal) => {
    const headers = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }
    const reply = await fetch(`${baseUrl.replace(/\/$/, '')}/models`, { headers, signal, redirect: 'error' })
    await reply.body?.cancel()
    if (reply.ok || reply.status === 404) return
    throw Object.assign(new Error('The AI service answered with an error'), { status: reply.status })
  }
