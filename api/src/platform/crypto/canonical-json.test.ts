import { expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

it('orders keys as RFC 8785 does, whatever order they were made in, and adds no space', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  }
  expect(canonicalJson(value)).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  )
})

it('keeps the order of lists, and what JSON leaves out is not there', () => {
  const value = { list: [3, { b: null, a: true }, 'x\n"'], left: undefined }
  expect(canonicalJson(value)).toBe('{"list":[3,{"a":true,"b":null},"x\\n\\""]}')
  expect(JSON.parse(canonicalJson(value))).toEqual({ list: [3, { a: true, b: null }, 'x\n"'] })
})
