import { expect, test } from 'vitest'
import { countIdentifiers, neverToBeSent } from './typed-identifiers.ts'

test('an identifier is found wherever it stands in a request, and a part of another word is none', () => {
  neverToBeSent('Zofia Quillfeather', '7731-4420')
  const sent = (input: string) => countIdentifiers({ model: 'm', input })
  for (const text of ['with Quillfeather.', '\nquillfeather', '\tZOFIA', '"Zofia"', '\u0007zofia', 'no 7731 4420'])
    expect([text, sent(text) > 0]).toEqual([text, true])
  expect(sent('Quillfeathers and a zofian, 77314420')).toBe(0)
})
