import type { FeeStep } from '@medinotes/shared/policies'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { plainBlanks } from '../../testing/plain-blanks.ts'
import { feeSentence, laterFees } from './fee-words.ts'

const zone = 'Australia/Sydney'
const free = '2026-03-03T06:00:00.000Z'
const half = '2026-03-10T06:00:00.000Z'
const steps: FeeStep[] = [
  { from: null, until: free, feeCents: 0 },
  { from: free, until: half, feeCents: 90_200 },
  { from: half, until: null, feeCents: 180_400 },
]

// A year is written where it is not the present one.
beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-03-01T00:00:00.000Z'), toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

describe('what it costs to change a booking', () => {
  it.each([
    ['2026-03-01T00:00:00.000Z', 'Free until Tue 3 Mar, 5:00 pm AEDT, then $902.00.'],
    [free, '$902.00 until Tue 10 Mar, 5:00 pm AEDT, then $1,804.00.'],
    [half, '$1,804.00.'],
  ])('at %s is said in a sentence', (now, sentence) => {
    expect(plainBlanks(feeSentence(steps, zone, Date.parse(now)))).toBe(sentence)
  })

  it('changes at moments that are listed', () => {
    expect(laterFees(steps, zone, Date.parse('2026-03-01T00:00:00.000Z')).map(plainBlanks)).toEqual([
      'From Tue 3 Mar, 5:00 pm AEDT: $902.00',
      'From Tue 10 Mar, 5:00 pm AEDT: $1,804.00',
    ])
    expect(laterFees(steps, zone, Date.parse(half))).toEqual([])
  })

  it('is nothing to say of no steps', () => {
    expect(feeSentence([], zone)).toBe('')
  })
})
