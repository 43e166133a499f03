import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMemoryRoom } from './memory-room.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const entered = (coming: Promise<() => void>) => {
  const watch = { isIn: false, leave: () => undefined as void }
  void coming.then((leave) => Object.assign(watch, { isIn: true, leave }))
  return watch
}

test('lets in what there is room for, and others in the order in which they came', async () => {
  const take = createMemoryRoom({ bytes: 10, patienceMs: 1000 })
  const [first, second, small] = [entered(take(6)), entered(take(6)), entered(take(1))]
  await vi.advanceTimersByTimeAsync(0)
  // The small one would fit, but a large one would then never come in.
  expect([first.isIn, second.isIn, small.isIn]).toEqual([true, false, false])
  first.leave()
  await vi.advanceTimersByTimeAsync(0)
  expect([second.isIn, small.isIn]).toEqual([true, true])
})

test('sends away who has waited too long, and lets the next one in', async () => {
  const take = createMemoryRoom({ bytes: 10, patienceMs: 1000 })
  await take(6)
  const tired = take(6).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(999)
  const small = entered(take(1))
  await vi.advanceTimersByTimeAsync(1)
  expect(await tired).toMatchObject({ code: 'unavailable', retryAfterSeconds: 5 })
  expect(small.isIn).toBe(true)
})
