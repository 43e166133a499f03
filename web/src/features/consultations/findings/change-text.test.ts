import { expect, it } from 'vitest'
import { sentencePlace, withoutSentence, withStatement } from './change-text.ts'

const without = (text: string, sentence: string) =>
  withoutSentence(text, { start: text.indexOf(sentence), end: text.indexOf(sentence) + sentence.length })

it('takes out a sentence and closes the gap', () => {
  expect(without('One. Two. Three.', 'Two.')).toBe('One. Three.')
  expect(without('One. Two.', 'Two.')).toBe('One.')
  expect(without('One. Two.', 'One.')).toBe('Two.')
  expect(without('One.\nTwo. Three.', 'Two.')).toBe('One.\nThree.')
})

it('takes out a line of a list with its bullet', () => {
  expect(without('- One\n- Two\n- Three', 'Two')).toBe('- One\n- Three')
  expect(without('1. One\n2. Two', 'Two')).toBe('1. One')
  expect(without('- One', 'One')).toBe('')
})

it('finds a sentence behind its bullet', () => {
  const section = {
    key: 's',
    text: '- One.\n- Two.',
    sentences: ['- One.', '- Two.'].map((text) => ({ text, sources: [], flags: [] })),
  }
  expect(sentencePlace(section, 's:1')).toMatchObject({ start: 9, end: 13 })
  expect(sentencePlace({ ...section, text: 'Other' }, 's:1')).toBeUndefined()
})

it('adds a statement in the manner of the text', () => {
  expect(withStatement('Left knee pain.\n', 'Allergic to penicillin')).toBe('Left knee pain. Allergic to penicillin.')
  expect(withStatement('- MRI\n- Review', 'Return if worse.')).toBe('- MRI\n- Review\n- Return if worse.')
  expect(withStatement('  ', 'Allergic to penicillin.')).toBe('Allergic to penicillin.')
})
