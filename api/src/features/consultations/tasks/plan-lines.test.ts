import { expect, test } from 'vitest'
import { planLines } from './plan-lines.ts'

const section = (key: string, text: string, title = key) => ({ key, title, text })

test('reads one task from each line of next steps and plans, once, without its mark', () => {
  const sections = [
    section('summary', 'Review in two weeks.'),
    section('next-steps', '- MRI of the left knee.\n\n2. Review in two weeks\n• MRI of the left knee\n'),
    section('own-1', 'Refer to physiotherapy;', 'Treatment plan'),
  ]
  expect(planLines(sections)).toEqual(['MRI of the left knee', 'Review in two weeks', 'Refer to physiotherapy'])
})

test('leaves headings, lines without words and whole paragraphs to the note', () => {
  expect(planLines([section('plan', `Imaging:\n--\n5\n${'word '.repeat(200)}\nCall`)])).toEqual(['Call'])
})

test('stops where a plan is no list any more', () => {
  const lines = Array.from({ length: 200 }, (_, index) => `Step number ${index}`).join('\n')
  expect(planLines([section('plan', lines)])).toHaveLength(30)
})
