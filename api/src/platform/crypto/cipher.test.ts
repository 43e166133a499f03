import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createCipher, SealBroken, type SealedPlace } from './cipher.ts'

const place: SealedPlace = { organizationId: 'o1', table: 'consultations', column: 'notes', row: 'r1' }
const oldKey = randomBytes(32)
const cipher = createCipher({ current: 'phi-1', keys: new Map([['phi-1', oldKey]]) })

describe('cipher', () => {
  it.each(['', 'knee', '膝 🦵 \u200F', 'x'.repeat(200_000)])('opens what it sealed', (text) => {
    expect(cipher.open(place, cipher.seal(place, text))).toBe(text)
  })

  it('seals the same text differently each time', () => {
    expect(cipher.seal(place, 'knee')).not.toBe(cipher.seal(place, 'knee'))
  })

  it.each([{ organizationId: 'o2' }, { table: 'other' }, { column: 'patient_name' }, { row: 'r2' }])(
    'does not open a value that was moved elsewhere',
    (change) => {
      const sealed = cipher.seal(place, 'knee')
      expect(() => cipher.open({ ...place, ...change }, sealed)).toThrow(SealBroken)
    },
  )

  it('does not open an altered value or one with a shortened tag', () => {
    const [version, key, iv, text, tag = ''] = cipher.seal(place, 'knee').split('.')
    const flipped = `${text?.startsWith('A') ? 'B' : 'A'}${text?.slice(1)}`
    expect(() => cipher.open(place, [version, key, iv, flipped, tag].join('.'))).toThrow(SealBroken)
    expect(() => cipher.open(place, [version, key, iv, text, tag.slice(0, 6)].join('.'))).toThrow(SealBroken)
    expect(() => cipher.open(place, 'plain text')).toThrow(SealBroken)
  })

  it('opens values of an earlier key after a rotation, and none of an unknown key', () => {
    const sealed = cipher.seal(place, 'knee')
    const keys = new Map([
      ['phi-1', oldKey],
      ['phi-2', randomBytes(32)],
    ])
    const rotated = createCipher({ current: 'phi-2', keys })
    expect(rotated.open(place, sealed)).toBe('knee')
    expect(() => cipher.open(place, rotated.seal(place, 'knee'))).toThrow(SealBroken)
  })
})
