import { tokenSchema } from '@medinotes/shared/access'
import type { z } from 'zod'
import { createAccessToken } from './access-token.ts'
import { ConnectionError, statusOf } from './api-error.ts'
import { endedSession, type EndedSession } from './ended-session.ts'
import { readReply, replyToError } from './reply.ts'

type QueryValue = string | number | boolean | undefined

interface RequestOptions {
  query?: Record<string, QueryValue>
  signal?: AbortSignal | undefined
  headers?: Record<string, string>
}

interface StreamOptions extends RequestOptions {
  method?: 'GET' | 'POST'
  body?: unknown
}

interface SendOptions extends RequestOptions {
  method?: string
  body?: unknown
}

/** Paths are those under `/api`. Replies are parsed with their schema; a failure is one of the errors of api-error.ts. */
export function createApiClient(origin: string, session: EndedSession) {
  const open = async <Schema extends z.ZodType>(path: string, schema: Schema, options: SendOptions) =>
    readReply(await send(origin, path, options, null), schema)

  const accessToken = createAccessToken(async () => (await open('/auth/token', tokenSchema, {})).token)

  /** Sends with a token; one the service refuses is replaced once. */
  async function sendWithToken(path: string, options: SendOptions) {
    const token = await accessToken.get()
    try {
      return await send(origin, path, options, token)
    } catch (error) {
      if (statusOf(error) !== 401) throw error
      return send(origin, path, options, await accessToken.replace(token))
    }
  }

  /** As sendWithToken; where a session ended meanwhile, it waits for the person to sign in again, then goes on. */
  async function sendInSession(path: string, options: SendOptions): Promise<Response> {
    try {
      return await sendWithToken(path, options)
    } catch (error) {
      if (statusOf(error) !== 401 || !accessToken.wasHeld()) throw error
      if (!(await session.ask(options.signal))) throw error
      return sendWithToken(path, options)
    }
  }

  const request = async <Schema extends z.ZodType>(path: string, schema: Schema, options: SendOptions) =>
    readReply(await sendInSession(path, options), schema)

  return {
    get: <Schema extends z.ZodType>(path: string, schema: Schema, options?: RequestOptions) =>
      request(path, schema, { ...options }),
    post: <Schema extends z.ZodType>(path: string, body: unknown, schema: Schema, options?: RequestOptions) =>
      request(path, schema, { ...options, method: 'POST', body }),
    patch: <Schema extends z.ZodType>(path: string, body: unknown, schema: Schema, options?: RequestOptions) =>
      request(path, schema, { ...options, method: 'PATCH', body }),
    put: <Schema extends z.ZodType>(path: string, body: unknown, schema: Schema, options?: RequestOptions) =>
      request(path, schema, { ...options, method: 'PUT', body }),
    delete: <Schema extends z.ZodType>(path: string, schema: Schema, options?: RequestOptions) =>
      request(path, schema, { ...options, method: 'DELETE' }),
    /** The open response, for server-sent events; an error status throws as everywhere. */
    stream: (path: string, { method = 'GET', ...options }: StreamOptions = {}) =>
      sendInSession(path, { ...options, method, headers: { accept: 'text/event-stream', ...options.headers } }),
    /** Routes that need no token: the public configuration, and the issuer's own by its cookie. */
    open: {
      get: <Schema extends z.ZodType>(path: string, schema: Schema, options?: RequestOptions) =>
        open(path, schema, { ...options }),
      post: <Schema extends z.ZodType>(path: string, body: unknown, schema: Schema, options?: RequestOptions) =>
        open(path, schema, { ...options, method: 'POST', body }),
    },
    forgetToken: () => accessToken.forget(),
  }
}

export const api = createApiClient('', endedSession)

async function send(origin: string, path: string, options: SendOptions, token: string | null) {
  const { method = 'GET', query, body, signal, headers } = options
  const response = await fetch(`${origin}/api${path}${queryString(query)}`, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    // The cookie opens only the issuer's routes; the rest of the service is not to see it.
    credentials: token ? 'omit' : 'same-origin',
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ConnectionError({ cause })
  })
  if (!response.ok) throw await replyToError(response)
  return response
}

function queryString(query: Record<string, QueryValue> = {}) {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value))
  return parameters.size > 0 ? `?${parameters}` : ''
}
