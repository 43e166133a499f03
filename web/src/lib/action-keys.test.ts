import type { ErrorCode } from '@medinotes/shared/errors'
import { expect, it } from 'vitest'
import { createActionKeys } from './action-keys.ts'
import { ApiError, ConnectionError, UnexpectedReplyError } from './api-error.ts'

const problem = (status: number, code: ErrorCode) =>
  new ApiError({ type: 'about:blank', title: 'Not now', status, code, requestId: 'r-1' })

function create() {
  let made = 0
  const keys = createActionKeys(() => `key ${++made}`)
  /** Which key the action went out with, whatever came of it. */
  return async (action: unknown, outcome?: Error) => {
    let sent = ''
    await keys(action, async (key) => {
      sent = key
      if (outcome) throw outcome
    }).catch(() => undefined)
    return sent
  }
}

it('gives each action a key of its own, and each time anew', async () => {
  const keyOf = create()
  const sent = [await keyOf(['/a', 1]), await keyOf(['/a', 2]), await keyOf(['/b', 1]), await keyOf(['/a', 1])]
  expect(new Set(sent).size).toBe(4)
})

it.each([
  ['the connection was lost', new ConnectionError()],
  ['the service failed', problem(503, 'unavailable')],
  ['something in between failed', new UnexpectedReplyError(502)],
  ['the first is still being carried out', problem(409, 'idempotency_in_progress')],
  ['the person stopped waiting', new DOMException('Stopped', 'AbortError')],
])('keeps the key for the same action when %s', async (_what, error) => {
  const keyOf = create()
  const first = await keyOf(['/a', 1], error)
  expect(await keyOf(['/a', 2])).not.toBe(first)
  expect(await keyOf(['/a', 1])).toBe(first)
  expect(await keyOf(['/a', 1])).not.toBe(first)
})

it.each([
  ['refused', problem(409, 'conflict')],
  ['answered in a shape nobody knows', new UnexpectedReplyError(200)],
])('forgets the key once the action was %s', async (_what, error) => {
  const keyOf = create()
  const first = await keyOf(['/a', 1], error)
  expect(await keyOf(['/a', 1])).not.toBe(first)
})

it('gives two clicks on one button the same key', async () => {
  const keyOf = create()
  const [one, other] = await Promise.all([keyOf(['/a', 1]), keyOf(['/a', 1])])
  expect(one).toBe(other)
})
