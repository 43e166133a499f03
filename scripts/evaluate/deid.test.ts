import { expect, test } from 'vitest'
import { generateAustralianCases } from './australian-cases.ts'
import { formatDeidReport } from './deid-report.ts'
import { scoreDeid, totalRecall } from './deid-score.ts'

test('an identifier counts as hidden only when all of it is, wherever it stands', () => {
  const phi = [
    { type: 'NAME', value: 'Dr. Zoran Petrov' },
    { type: 'WORD', value: 'sore' },
    { type: 'PHONE', value: '0412 345 678' },
  ]
  const report = scoreDeid([{ text: 'Dr. Zoran Petrov, 0412 345 678: sore knee.', phi }], 'every')
  expect(report.recall).toEqual({
    NAME: { all: 1, hidden: 1 },
    WORD: { all: 1, hidden: 0 },
    PHONE: { all: 1, hidden: 1 },
  })
  expect(totalRecall(report)).toEqual({ all: 3, hidden: 2 })
  expect(report.characters.needless).toBe(0)
})

test('what is hidden in a text without identifiers is counted by its kind', () => {
  const report = scoreDeid(
    [
      { text: 'Seen on 3/7/2024.', phi: [] },
      { text: 'A sore knee.', phi: [] },
    ],
    'every',
  )
  expect(report.free).toEqual({ all: 2, touched: 1, byKind: { date: 1 } })
  expect(formatDeidReport({ ...report, data: 'two' }, false)).toContain('touched: 50.0 % (1 of 2)')
})

test('the generated set follows from its seed, and a third of it names nobody', () => {
  const cases = generateAustralianCases(30, 7)
  expect(generateAustralianCases(30, 7)).toEqual(cases)
  expect(generateAustralianCases(30, 8)).not.toEqual(cases)
  expect(cases.filter(({ phi }) => phi.length === 0).length).toBeGreaterThanOrEqual(10)
  for (const { text, phi } of cases) for (const { value } of phi) expect(text).toContain(value)
})
