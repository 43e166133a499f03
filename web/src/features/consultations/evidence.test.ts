import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAtSentences, cutNotes, placeSentences } from './evidence.ts'

const sentence = (text: string, ...sources: [number, number][]) => ({
  text,
  sources: sources.map(([start, end]) => ({ start, end })),
  flags: [],
})

describe('placeSentences', () => {
  it('finds repeated sentences one after the other', () => {
    const places = placeSentences({
      key: 'plan',
      text: '- Rest.\n- Rest.',
      sentences: [sentence('Rest.'), sentence('Rest.')],
    })
    expect(places.map(({ id, start, end }) => [id, start, end])).toEqual([
      ['plan:0', 2, 7],
      ['plan:1', 10, 15],
    ])
  })

  it('begins a list item at its first word, where the page shows it', () => {
    const places = placeSentences({ key: 'plan', text: 'Then:\n- Rest.', sentences: [sentence('- Rest.')] })
    expect(places.map(({ start, end }) => [start, end])).toEqual([[8, 13]])
  })

  it('leaves out a sentence that an edit has removed, and keeps the numbers of the others', () => {
    const places = placeSentences({
      key: 's',
      text: 'One. Three.',
      sentences: ['One.', 'Two.', 'Three.'].map((text) => sentence(text)),
    })
    expect(places.map(({ id }) => id)).toEqual(['s:0', 's:2'])
  })
})

describe('cutAtSentences', () => {
  it('loses nothing between the sentences', () => {
    const text = 'A. (B.) C'
    const places = placeSentences({ key: 's', text, sentences: [sentence('A.'), sentence('B.')] })
    const pieces = cutAtSentences(text, { start: 0, end: text.length }, places)
    expect(pieces.map(({ text, place }) => [text, place?.id])).toEqual([
      ['A.', 's:0'],
      [' (', undefined],
      ['B.', 's:1'],
      [') C', undefined],
    ])
  })

  it('cuts a sentence that runs over a line break in two pieces of the same sentence', () => {
    const text = 'One\ntwo.'
    const places = placeSentences({ key: 's', text, sentences: [sentence(text)] })
    const lines = [
      { start: 0, end: 3 },
      { start: 4, end: 8 },
    ].flatMap((line) => cutAtSentences(text, line, places))
    expect(lines.map(({ text, place }) => [text, place?.id])).toEqual([
      ['One', 's:0'],
      ['two.', 's:0'],
    ])
  })
})

describe('cutNotes', () => {
  it('tells each piece of the notes which sentences and omissions it carries', () => {
    const notes = 'Knee pain. Allergic to penicillin.'
    const places = placeSentences({
      key: 's',
      text: 'Pain. Knee.',
      sentences: [sentence('Pain.', [5, 10]), sentence('Knee.', [0, 10])],
    })
    const omission = { kind: 'allergy' as const, text: 'Allergic to penicillin.', start: 11, end: 34 }
    expect(
      cutNotes(notes, places, [omission]).map(({ text, sentences, omissions }) => [text, sentences, omissions]),
    ).toEqual([
      ['Knee ', ['s:1'], []],
      ['pain.', ['s:0', 's:1'], []],
      [' ', [], []],
      ['Allergic to penicillin.', [], [0]],
    ])
  })

  it('always gives back the notes whole, whatever the spans', () => {
    const span = fc.tuple(fc.nat(40), fc.nat(40))
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(fc.array(span)), (notes, sources) => {
        const sentences = sources.map((spans) => sentence('x', ...spans))
        const places = placeSentences({ key: 's', text: 'x'.repeat(sentences.length), sentences })
        const pieces = cutNotes(notes, places, [])
        expect(pieces.map(({ text }) => text).join('')).toBe(notes)
        expect(pieces.every(({ start, end }) => start < end && end <= notes.length)).toBe(true)
      }),
    )
  })
})
