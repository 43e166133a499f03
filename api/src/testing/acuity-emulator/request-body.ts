import type { IncomingMessage } from 'node:http'
import { badRequest } from './reply.ts'

export async function textOf(incoming: IncomingMessage) {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** An object or list, null where nothing was sent. Throws Refused for anything else. */
export function parseBody(text: string, contentType = ''): unknown {
  if (text === '') return null
  if (contentType.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text))
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object') return body
  } catch {
    // Said below.
  }
  throw badRequest('bad_request', 'Expected a JSON object.')
}
