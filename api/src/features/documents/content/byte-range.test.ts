import { describe, expect, test } from 'vitest'
import { readRange } from './byte-range.ts'

describe('of 1000 bytes', () => {
  test.each<[string | undefined, ReturnType<typeof readRange>]>([
    [undefined, 'all'],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=0-999', { start: 0, end: 999 }],
    ['bytes=0-', { start: 0, end: 999 }],
    ['BYTES=10-19', { start: 10, end: 19 }],
    ['bytes= 10-19 ', { start: 10, end: 19 }],
    ['bytes=990-5000', { start: 990, end: 999 }],
    ['bytes=999-999999999999999999', { start: 999, end: 999 }],
    ['bytes=-1', { start: 999, end: 999 }],
    ['bytes=-1000', { start: 0, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=1000-2000', 'unsatisfiable'],
    ['bytes=999999999999999999-', 'unsatisfiable'],
    ['bytes=20-10', 'unsatisfiable'],
    ['bytes=0-1,5-6', 'unsatisfiable'],
    ['bytes=0-1, -5', 'unsatisfiable'],
    [`bytes=${'0-,'.repeat(500)}0-`, 'unsatisfiable'],
    ['bytes=', 'all'],
    ['bytes=-', 'all'],
    ['bytes=a-b', 'all'],
    ['bytes=0-1-2', 'all'],
    ['bytes=0x1-2', 'all'],
    ['bytes=1.5-2', 'all'],
    ['bytes=+1-2', 'all'],
    ['bytes=0-1,', 'all'],
    ['bytes 0-1', 'all'],
    ['lines=0-1', 'all'],
    ['0-1', 'all'],
  ])('%s is %j', (header, range) => {
    expect(readRange(header, 1000)).toEqual(range)
  })
})
