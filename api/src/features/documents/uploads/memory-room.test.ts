import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMemoryRoom } from './memory-room.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const limits = { places: 2, size: 10, patienceMs: 1000 }

test('holds so many at once, and hands the memory of one to whoever has waited longest', async () => {
  const enter = createMemoryRoom(limits)
  const [first] = [await enter(), await enter()]
  const order: string[] = []
  const coming = ['a', 'b'].map((name) =>
    enter().then((place) => {
      order.push(name)
      return place
    }),
  )
  await vi.advanceTimersByTimeAsync(0)
  expect(order).toEqual([])
  first.leave()
  const next = await coming[0]
  expect([order, next?.memory === first.memory]).toEqual([['a'], true])
  next?.leave()
  await coming[1]
  expect(order).toEqual(['a', 'b'])
})

test('sends away who has waited too long, without giving away a place', async () => {
  const enter = createMemoryRoom(limits)
  const [first] = [await enter(), await enter()]
  const tired = enter().catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(1000)
  expect(await tired).toMatchObject({ code: 'unavailable', retryAfterSeconds: 5 })
  first.leave()
  expect((await enter()).memory).toBe(first.memory)
})
