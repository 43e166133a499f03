import type OpenAI from 'openai'

export const openAiUrl = 'https://api.openai.com/v1'

export interface OpenAiAccess {
  /** Some compatible servers on one's own network take none. */
  apiKey: string | undefined
  baseUrl: string | undefined
}

/** The SDK takes 35 MB, so it is loaded with the first call; its own environment variables and logging stay out. */
export async function loadOpenAi({ apiKey, baseUrl = openAiUrl }: OpenAiAccess): Promise<OpenAI> {
  const { default: Client } = await import('openai')
  return new Client({
    apiKey: apiKey ?? 'none',
    ...(apiKey === undefined && { defaultHeaders: { authorization: null } }),
    baseURL: baseUrl,
    adminAPIKey: null,
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
    // Notes go to the host that was named, and nowhere it points to.
    fetchOptions: { redirect: 'error' },
  })
}
