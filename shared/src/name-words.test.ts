import { expect, test } from 'vitest'
import { isFoundBy } from './name-words.ts'

test.each([
  ['Dr Siobhán O’Brien', "o'bri", true],
  ['Dr Siobhan Obrien', "o'bri", true],
  ['Dr Siobhan O Brien', 'obrien', true],
  ['Dr Quill 211', 'qui 21', true],
  ['Dr Quill 211', '', true],
  ['Dr Quill 211', 'quill 31', false],
  ['Dr Quill 211', 'uill', false],
])('%s is found by %j: %s', (name, typed, expected) => expect(isFoundBy(name, typed)).toBe(expected))
