import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNameRestorer, hidePatientName } from './patient-name.ts'

function restore(name: string, ...deltas: string[]) {
  const names = createNameRestorer(name)
  return deltas.map((delta) => names.push(delta)).join('') + names.end()
}

test('a full name is hidden wherever the notes hold it, and only whole', () => {
  expect(hidePatientName('Ann Lee is well. Ann Lees, Joann Lee and Ann are not her.', 'Ann Lee')).toBe(
    '[PATIENT] is well. Ann Lees, Joann Lee and Ann are not her.',
  )
})

test('a single word is left alone, since it may be a common word', () => {
  expect(hidePatientName('Will return in a week.', 'Will')).toBe('Will return in a week.')
})

test('the name comes back wherever the placeholder is split', () => {
  const text = 'Dear [PATIENT], [sic] [PATIENT] [PAT'
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 8 }), (cuts) => {
      const bounds = [0, ...cuts.toSorted((left, right) => left - right), text.length]
      const deltas = bounds.slice(1).map((bound, index) => text.slice(bounds[index], bound))
      expect(restore('Ann $& Lee', ...deltas)).toBe('Dear Ann $& Lee, [sic] Ann $& Lee [PAT')
    }),
  )
})

test('hiding and restoring changes nothing', () => {
  const notes = 'Ann Lee fell. Ann Lee’s knee is sore.'
  expect(restore('Ann Lee', hidePatientName(notes, 'Ann Lee'))).toBe(notes)
})
