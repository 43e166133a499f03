import { describe, expect, it } from 'vitest'
import { linkedText } from './linked-text.ts'

const origin = 'https://notes.example'
const links = (text: string) => linkedText(text, origin).flatMap(({ href }) => href ?? [])

describe('the text of a message', () => {
  it('keeps every character, links and all', () => {
    const text = `Hello,\n\n${origin}/invitation#abc\n\nMediNotes Pro`
    expect(
      linkedText(text, origin)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
    expect(links(text)).toEqual([`${origin}/invitation#abc`])
  })

  it.each([
    'https://evil.example/notes.example',
    'https://notes.example.evil.example/',
    'https://notes.example@evil.example/',
    'http://notes.example/',
    'https://notes.example:8443/',
    'javascript:alert(1)//https:',
    '//notes.example/',
    'https://',
  ])('makes no link of %s', (address) => {
    expect(links(`See ${address} now`)).toEqual([])
  })
})
