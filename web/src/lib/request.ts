import type { z } from 'zod'
import { type ActionKeys, keyHeader } from './action-keys.ts'
import { ConnectionError } from './api-error.ts'
import { traceOfView } from './page-trace.ts'
import { readReply, replyToError } from './reply.ts'

/** A list repeats its name. */
type QueryValue = string | number | boolean | undefined | readonly string[]

export interface RequestOptions {
  query?: Record<string, QueryValue>
  signal?: AbortSignal | undefined
  headers?: Record<string, string>
}

export interface StreamOptions extends RequestOptions {
  method?: 'GET' | 'POST'
  /** Sent as JSON, or as it is when it is a file. */
  body?: unknown
}

export interface SendOptions extends RequestOptions {
  method?: string
  body?: unknown
}

/** Asks a path under `/api`; an error status rejects. */
export type Send = (path: string, options: SendOptions) => Promise<Response>

/** The ways to ask: replies are parsed with their schema. With `keys`, each POST carries the key of its action. */
export function methods(send: Send, keys?: ActionKeys) {
  const request = async <Schema extends z.ZodType>(path: string, schema: Schema, options: SendOptions) =>
    readReply(await send(path, options), schema)
  const withBody =
    (method: string) =>
    <Schema extends z.ZodType>(path: string, body: unknown, schema: Schema, options?: RequestOptions) =>
      request(path, schema, { ...options, method, body })
  const post = withBody('POST')
  const postOnce: typeof post = (path, body, schema, options) =>
    keys === undefined
      ? post(path, body, schema, options)
      : keys([path, body], (key) =>
          post(path, body, schema, { ...options, headers: { ...options?.headers, ...keyHeader(key) } }),
        )
  return {
    get: <Schema extends z.ZodType>(path: string, schema: Schema, options?: RequestOptions) =>
      request(path, schema, { ...options }),
    post: postOnce,
    put: withBody('PUT'),
    patch: withBody('PATCH'),
    delete: <Schema extends z.ZodType>(path: string, schema: Schema, options?: RequestOptions) =>
      request(path, schema, { ...options, method: 'DELETE' }),
  }
}

/** `identity` are the headers that say who asks; without them the cookie does. */
export async function send(origin: string, path: string, options: SendOptions, identity?: Record<string, string>) {
  const { method = 'GET', query, body, signal, headers } = options
  const response = await fetch(`${origin}/api${path}${queryString(query)}`, {
    method,
    headers: {
      traceparent: traceOfView(),
      ...(body !== undefined && { 'content-type': body instanceof Blob ? body.type : 'application/json' }),
      ...identity,
      ...headers,
    },
    // The cookie opens only the issuer's routes; the rest of the service is not to see it.
    credentials: identity ? 'omit' : 'same-origin',
    ...(body !== undefined && { body: body instanceof Blob ? body : JSON.stringify(body) }),
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
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const each of typeof value === 'object' ? value : [value]) parameters.append(name, String(each))
  }
  return parameters.size > 0 ? `?${parameters}` : ''
}
