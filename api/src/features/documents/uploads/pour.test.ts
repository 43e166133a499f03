import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pour } from './pour.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = () => new Promise<never>(() => undefined)

test('gives up a sender that falls silent, with what had come until then', async () => {
  async function* falteringly() {
    yield Buffer.from('a')
    await new Promise((resolve) => setTimeout(resolve, 90))
    yield Buffer.from('b')
    await never()
  }
  const came: string[] = []
  const poured = pour(falteringly(), { silenceMs: 100 }, async (chunk) => void came.push(String(chunk)))
  await vi.advanceTimersByTimeAsync(189)
  expect(came).toEqual(['a', 'b'])
  await vi.advanceTimersByTimeAsync(1)
  expect(await poured).toMatchObject({ code: 'wrong_offset' })
})

test('lets go of the sender where the bytes cannot be kept', async () => {
  let isLetGo = false
  async function* endlessly() {
    try {
      for (;;) yield Buffer.from('a')
    } finally {
      isLetGo = true
    }
  }
  const poured = pour(endlessly(), { silenceMs: 100 }, () => Promise.reject(new Error('no room')))
  await expect(poured).rejects.toThrow('no room')
  expect(isLetGo).toBe(true)
})

test('does not count the time that keeping takes as silence', async () => {
  async function* atOnce() {
    yield* [Buffer.from('a'), Buffer.from('b')]
  }
  const slowly = () => new Promise<void>((resolve) => setTimeout(resolve, 500))
  const poured = pour(atOnce(), { silenceMs: 100 }, slowly)
  await vi.advanceTimersByTimeAsync(1000)
  expect(await poured).toBeNull()
})
