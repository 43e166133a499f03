import { z } from 'zod'
import { AcuityFault } from './acuity-fault.ts'
import type { Reply } from './exchange.ts'

const envelopeSchema = z.object({
  error: z
    .string()
    .max(80)
    .regex(/^[\w-]+$/),
})

const edgeThrottle = '</html>'

/** The reply's JSON, or what it means instead. A write whose answer cannot be read may have happened. */
export function jsonOf({ status, text, retryAfterMs }: Reply, call: string): unknown {
  const json = parse(text)
  if (status >= 200 && status < 300) {
    if (json === undefined) throw new AcuityFault('ambiguous', call)
    return json.value
  }
  const envelope = envelopeSchema.safeParse(json?.value)
  const code = envelope.success ? envelope.data.error : null
  if (status === 429 || (status === 403 && text.trim() === edgeThrottle)) {
    throw new AcuityFault('throttled', call, { retryAfterMs })
  }
  if (status === 401) throw new AcuityFault('unauthorized', call, { code: 'unauthorized' })
  // With credentials that are no good Acuity says 401; 403 is about the plan, or another user's things.
  if (status === 403 && json?.value) throw new AcuityFault('unauthorized', call, { code: 'plan' })
  if (status === 404) throw new AcuityFault('not-found', call, { code })
  if ((status === 400 || status === 422) && code !== null) throw new AcuityFault('refused', call, { code })
  throw new AcuityFault('ambiguous', call)
}

function parse(text: string): { value: unknown } | undefined {
  // Deletions may be answered with nothing.
  if (text.trim() === '') return { value: null }
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}
