import type { SaveDraft } from '@medinotes/shared/booking-drafts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createDraftKeeper } from './draft-keeper.ts'
import { contentOf, emptyValues } from './form-values.ts'

const draft = (name: string) => ({
  content: contentOf({ ...emptyValues, examinee: { ...emptyValues.examinee, name } }),
  bookingId: null,
})
const nameOf = ({ content }: Pick<SaveDraft, 'content'>) => content.examinee.name

/** A tab and a service that answers when it is told to. */
function world() {
  const sent: { name: string; answer: () => void; fail: () => void }[] = []
  const states: string[] = []
  let copy: string | null = null
  const keeper = createDraftKeeper({
    keepCopy(kept) {
      copy = nameOf(kept)
      return true
    },
    forgetCopy: () => void (copy = null),
    save: (saved) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      sent.push({ name: nameOf(saved), answer: resolve, fail: () => reject(new Error('offline')) })
      return promise
    },
    onState: (state) => states.push(state),
    delayMs: 100,
    retryMs: 1000,
  })
  return { keeper, sent, states, copy: () => copy }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('sends once after a pause, and keeps a copy until the service has it', async () => {
  const { keeper, sent, states, copy } = world()
  keeper.change(draft('A'))
  keeper.change(draft('An'))
  expect(copy()).toBe('An')
  await vi.advanceTimersByTimeAsync(100)
  expect(sent.map(({ name }) => name)).toEqual(['An'])
  expect(copy()).toBe('An')
  sent[0]?.answer()
  await vi.advanceTimersByTimeAsync(0)
  expect(copy()).toBeNull()
  expect(states.at(-1)).toBe('kept')
})

it('sends what was typed meanwhile after what is on its way, and forgets no copy of it', async () => {
  const { keeper, sent, copy } = world()
  keeper.change(draft('A'))
  await vi.advanceTimersByTimeAsync(100)
  keeper.change(draft('Ann'))
  await vi.advanceTimersByTimeAsync(100)
  expect(sent.map(({ name }) => name)).toEqual(['A'])
  sent[0]?.answer()
  await vi.advanceTimersByTimeAsync(200)
  expect(sent.map(({ name }) => name)).toEqual(['A', 'Ann'])
  expect(copy()).toBe('Ann')
})

it('tries again where the service cannot be reached', async () => {
  const { keeper, sent, states, copy } = world()
  keeper.change(draft('A'))
  await vi.advanceTimersByTimeAsync(100)
  sent[0]?.fail()
  await vi.advanceTimersByTimeAsync(0)
  expect([states.at(-1), copy()]).toEqual(['local', 'A'])
  await vi.advanceTimersByTimeAsync(1000)
  expect(sent.map(({ name }) => name)).toEqual(['A', 'A'])
  sent[1]?.answer()
  await vi.advanceTimersByTimeAsync(0)
  expect(states.at(-1)).toBe('kept')
})

it('sends nothing more once it has become a booking', async () => {
  const { keeper, sent, copy } = world()
  keeper.change(draft('A'))
  keeper.discard()
  await vi.advanceTimersByTimeAsync(10_000)
  expect([sent.length, copy()]).toEqual([0, null])
})
