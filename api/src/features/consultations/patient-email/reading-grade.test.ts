import { expect, it } from 'vitest'
import { readingGrade } from './reading-grade.ts'

it('is lower for short words in short sentences', () => {
  const plain = readingGrade('Rest your knee. Take the pills. Call us if it hurts.')
  const hard = readingGrade(
    'Radiological investigation demonstrated considerable degenerative osteoarthritic deterioration, necessitating multidisciplinary rehabilitation.',
  )
  expect(plain).toBeLessThan(2)
  expect(hard).toBeGreaterThan(18)
})

// The formula by hand: 13 words, 1 sentence, 24 syllables.
it('is what the formula says', () => {
  expect(readingGrade('The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.')).toBeCloseTo(
    11.3,
    0,
  )
})

it('leaves greeting, titles and signature out, and cannot be told of none', () => {
  expect(readingGrade('Dear Ana,\n\nWhat was found\n- Rest your knee.\n\nKind regards,\nDr Rivera')).toBe(
    readingGrade('Rest your knee.'),
  )
  expect(readingGrade('Kind regards,')).toBeNull()
})
