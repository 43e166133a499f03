import type { AccountState } from './account.ts'
import { Refused } from './reply.ts'

export const planGate = () => new Refused(403, 'unauthorized', 'API access is only available on Powerhouse plans')
export const unauthorized = () => new Refused(401, 'unauthorized', 'Unauthorized')

/** By user id and key, or by an access token that was given. */
export function authorize({ userId, apiKey, tokens, isGated }: AccountState, header: string) {
  const basic = `Basic ${Buffer.from(`${userId}:${apiKey}`).toString('base64')}`
  const isBearer = header.startsWith('Bearer ') && tokens.has(header.slice('Bearer '.length))
  if (header !== basic && !isBearer) throw unauthorized()
  if (isGated) throw planGate()
}
