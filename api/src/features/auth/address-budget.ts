import type { FastifyRequest } from 'fastify'
import { AppError } from '../../platform/errors.ts'
import type { CountRequest } from '../../platform/http/rate-counters.ts'

/** How often an address may ask for something that guesses, costs or sends. A whole practice may sit behind one address. */
const budgets = {
  'sign-in': { most: 30, windowMs: 30_000 },
  'sign-up': { most: 20, windowMs: 60_000 },
  mail: { most: 20, windowMs: 60_000 },
  sms: { most: 60, windowMs: 300_000 },
  code: { most: 60, windowMs: 60_000 },
} as const

export type Budget = keyof typeof budgets

export const createAddressBudget = (count: CountRequest) => (name: Budget) => async (request: FastifyRequest) => {
  const { most, windowMs } = budgets[name]
  const { current, ttl } = await count(`auth:${name}:${networkOf(request.ip)}`, windowMs)
  if (current <= most) return
  throw new AppError('too_many_requests', 'Too many tries in a short time. Wait a moment, then try again.', {
    retryAfterSeconds: Math.max(1, Math.ceil(ttl / 1000)),
  })
}

export type AddressBudget = ReturnType<typeof createAddressBudget>

/** An IPv6 caller counts by /64, the least that one household gets. */
export function networkOf(address: string) {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}
