import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { followWhileVisible } from './follow-while-visible.ts'

class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible'

  turn(state: DocumentVisibilityState) {
    this.visibilityState = state
    this.dispatchEvent(new Event('visibilitychange'))
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function start() {
  const page = new Page()
  const signals: AbortSignal[] = []
  const stop = followWhileVisible((signal) => void signals.push(signal), page)
  return { page, stop, running: () => signals.map(({ aborted }) => !aborted) }
}

it('lets the connection go a minute after anybody looked, and begins again when somebody does', () => {
  const { page, running } = start()
  page.turn('hidden')
  vi.advanceTimersByTime(59_000)
  expect(running()).toEqual([true])
  vi.advanceTimersByTime(2000)
  expect(running()).toEqual([false])
  page.turn('visible')
  expect(running()).toEqual([false, true])
})

it('stays connected through a short absence, and ends for good when told to', () => {
  const { page, stop, running } = start()
  page.turn('hidden')
  vi.advanceTimersByTime(30_000)
  page.turn('visible')
  vi.advanceTimersByTime(120_000)
  expect(running()).toEqual([true])
  stop()
  page.turn('hidden')
  page.turn('visible')
  expect(running()).toEqual([false])
})
