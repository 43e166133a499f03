import { expect, test } from 'vitest'
import { createCircuitBreaker } from './circuit-breaker.ts'

const failTimes = (breaker: ReturnType<typeof createCircuitBreaker>, times: number) => {
  for (let failed = 0; failed < times; failed += 1) breaker.failed('account')
}

test('opens after five failures for 15 seconds, and calls that were already out make it no longer', () => {
  const breaker = createCircuitBreaker(() => 0)
  failTimes(breaker, 4)
  expect(breaker.stateOf('account').state).toBe('closed')
  failTimes(breaker, 11)
  expect(breaker.stateOf('account')).toEqual({ state: 'open', openUntil: 15_000 })
})

test('lets one call try afterwards; the pause doubles where that fails too', () => {
  let at = 0
  const breaker = createCircuitBreaker(() => at)
  failTimes(breaker, 5)
  at = 15_000
  expect([breaker.admits('account'), breaker.admits('account')]).toEqual([true, false])
  breaker.failed('account')
  expect(breaker.stateOf('account')).toEqual({ state: 'open', openUntil: 45_000 })
})
