import { expect, test, vi } from 'vitest'
import { createCallerApp } from '../../testing/caller-app.ts'
import { faultOf } from './fault-of.ts'
import { createUsage } from './usage.ts'

test('what the product meets is written down for all instances, the latest of each, and no word of an error', async () => {
  const service = await createCallerApp()
  const { database, logger } = service.context
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const [one, other] = [createUsage({ database, logger }), createUsage({ database, logger })]
  const later = async () => {
    vi.advanceTimersByTime(5000)
    await vi.waitFor(async () => expect(await rows()).toHaveLength(1))
  }
  const rows = () =>
    service.query<{ fault: string | null; failed_last: boolean }>(
      `select fault, faulted_at > succeeded_at as failed_last from integration_states where key = 'mail'`,
    )
  try {
    await one.watch('mail', async () => 'sent')
    // Of the same millisecond nobody could say which came last.
    for (const sentAt = Date.now(); Date.now() === sentAt;) await Promise.resolve()
    const secret = Object.assign(new Error('jane@example.test'), { responseCode: 421 })
    await expect(other.watch('mail', () => Promise.reject(secret))).rejects.toBe(secret)
    await later()
    await vi.waitFor(async () => expect(await rows()).toEqual([{ fault: 'busy', failed_last: true }]))
    one.begin('mail').worked()
    await later()
    await vi.waitFor(async () => expect(await rows()).toEqual([{ fault: 'busy', failed_last: false }]))
  } finally {
    vi.useRealTimers()
    one.close()
    other.close()
    await service.close()
  }
})

test.each([
  [new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }), 'unreachable'],
  [new DOMException('', 'TimeoutError'), 'timeout'],
  [Object.assign(new Error(), { name: 'UnrecognizedClientException', $metadata: { httpStatusCode: 400 } }), 'refused'],
  [Object.assign(new Error(), { $metadata: { httpStatusCode: 403 } }), 'refused'],
  [Object.assign(new Error(), { code: 'EAUTH', responseCode: 535 }), 'refused'],
  [Object.assign(new Error(), { fault: 'server-busy' }), 'busy'],
  [Object.assign(new Error(), { upstream: 'allowance' }), 'busy'],
  ['a word', 'broken'],
])('an error becomes one word of ours: %#', (error, fault) => {
  expect(faultOf(error)).toBe(fault)
})
