import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSectionReader } from './section-reader.ts'
import { UpstreamFailure } from './upstream-failure.ts'

const keys = ['summary', 'next-steps']

function read(...deltas: string[]) {
  const reader = createSectionReader(keys)
  const chunks = [...deltas.flatMap((delta) => reader.push(delta)), ...reader.end()]
  const texts = new Map<string, string>()
  for (const { section, text } of chunks) texts.set(section, (texts.get(section) ?? '') + text)
  return { chunks, sections: Object.fromEntries(texts) }
}

const whole = '<<<section:summary>>>\nKnee < 3 cm.\n\nSwollen.\n<<<section:next-steps>>>\n- Rest 🦵\n'
const sections = { summary: 'Knee < 3 cm.\n\nSwollen.', 'next-steps': '- Rest 🦵' }

test('text is shown as it comes, without the white space around a section', () => {
  const { chunks } = read('<<<section:summary>>>', '\nKnee', ' sore', '.\n', '<<<section:next-steps>>>\n- Rest', '\n')
  expect(chunks.map(({ text }) => text)).toEqual(['Knee', ' sore', '.', '- Rest'])
})

test('wherever the text is split, the sections are the same and no chunk holds half a character', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 20 }), (cuts) => {
      const bounds = [0, ...cuts.toSorted((left, right) => left - right), whole.length]
      const deltas = bounds.slice(1).map((bound, index) => whole.slice(bounds[index], bound))
      const result = read(...deltas)
      expect(result.sections).toEqual(sections)
      expect(result.chunks.every(({ text }) => text.isWellFormed() && text.length > 0)).toBe(true)
    }),
  )
})

test('a marker may be spaced, capitalised, or followed by text on its line', () => {
  expect(read(' <<< Section: Summary >>> Sore.\r\n<<<section:next-steps>>>Rest.').sections).toEqual({
    summary: 'Sore.',
    'next-steps': 'Rest.',
  })
})

test('a marker inside a line, and what only resembles one, is text', () => {
  const text = 'He wrote <<<section:next-steps>>> there.\n<<<<\n<3 mm\n<<<section>>>'
  expect(read(`<<<section:summary>>>\n${text}\n<<<section:next-steps>>>\nRest.`).sections['summary']).toBe(text)
})

test('a greeting before the first marker is left out', () => {
  expect(read('Sure! Here it is:\n\n', whole).sections).toEqual(sections)
})

test('what cannot be stored is replaced: NUL and lone surrogates', () => {
  const { sections } = read('<<<section:summary>>>\na\0b \ud83d c\n<<<section:next-steps>>>\n\ude00Rest')
  expect(sections).toEqual({ summary: 'ab \ufffd c', 'next-steps': '\ufffdRest' })
})

test.each([
  ['nothing at all', ''],
  ['no marker', 'Sore knee.'],
  ['a missing last section', '<<<section:summary>>>\nSore.\n'],
  ['a missing first section', '<<<section:next-steps>>>\nRest.\n'],
  ['an unknown section', '<<<section:summary>>>\nSore.\n<<<section:diagnosis>>>\nGout.\n'],
  ['a doubled section', '<<<section:summary>>>\nSore.\n<<<section:summary>>>\nSore.\n'],
  ['one section too many', `${whole}<<<section:summary>>>\nAgain.`],
  ['an empty section', '<<<section:summary>>>\n\n<<<section:next-steps>>>\nRest.'],
  ['an empty last section', '<<<section:summary>>>\nSore.\n<<<section:next-steps>>>\n \n'],
  ['a marker cut off at the end', '<<<section:summary>>>\nSore.\n<<<section:next-st'],
  ['a page of text before the first marker', `${'word '.repeat(60)}\n${whole}`],
  ['a model that never ends', `${whole}${'again '.repeat(70_000)}`],
])('%s is a failure, never a note', (_what, text) => {
  expect(() => read(text)).toThrow(UpstreamFailure)
})
