import { z } from 'zod'

const replySchema = z.object({ originationNumber: z.string().regex(/^\+\d{6,15}$/), messageBody: z.string().max(2000) })

const stopWords = new Set(['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit'])
const startWords = new Set(['start', 'unstop'])

export interface SmsReply {
  number: string
  wants: 'stop' | 'start'
}

/** What somebody answered to an SMS; null where it is neither STOP nor START. */
export function smsReplyIn(event: unknown): SmsReply | null {
  const { success, data } = replySchema.safeParse(event)
  if (!success) return null
  const word = data.messageBody.replace(/[\s\p{P}]+/gu, '').toLowerCase()
  if (stopWords.has(word)) return { number: data.originationNumber, wants: 'stop' }
  return startWords.has(word) ? { number: data.originationNumber, wants: 'start' } : null
}
