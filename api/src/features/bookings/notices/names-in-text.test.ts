import { expect, test } from 'vitest'
import { namesIn } from './names-in-text.ts'

test.each([
  ['Comes with an adult daughter.', 'adult daughter.'],
  ['With her mother, Isolde Quill', 'mother, Isolde Quill'],
  ['isolde', 'isolde'],
  ['Will Smith', 'Will Smith'],
  ['Brings her own (with a key)', 'own key)'],
  ['', undefined],
  ['with the', undefined],
  ['-', undefined],
])('%j may name %j', (text, names) => expect(namesIn(text)).toBe(names))
