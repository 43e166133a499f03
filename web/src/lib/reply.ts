import { problemSchema } from '@medinotes/shared/errors'
import type { z } from 'zod'
import { ApiError, ConnectionError, UnexpectedReplyError } from './api-error.ts'

/** The reply's body as its schema describes it. */
export async function readReply<Schema extends z.ZodType>(response: Response, schema: Schema) {
  const body = await readBody(response)
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new UnexpectedReplyError(response.status, { cause: parsed.error })
}

export async function replyToError(response: Response) {
  const body = await readBody(response)
  const retryAfter = retryAfterSeconds(response.headers.get('retry-after'))
  const problem = problemSchema.safeParse(body)
  return problem.success ? new ApiError(problem.data, retryAfter) : new UnexpectedReplyError(response.status)
}

/** JSON where it is JSON, the text where it is not, undefined where there is nothing. */
async function readBody(response: Response): Promise<unknown> {
  const text = await response.text().catch((cause: unknown) => {
    throw new ConnectionError({ cause })
  })
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function retryAfterSeconds(header: string | null) {
  if (!header) return null
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000)
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null
}
