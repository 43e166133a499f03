import { expect, test } from 'vitest'
import { answersTo } from './answers.ts'
import { readStatements } from './statements.ts'

const statements = readStatements(`Injured his lower back lifting a carton at work.
Treatment to date: physiotherapy, 12 sessions. No surgery, no injections.
On examination: lumbar flexion 60 degrees.
Impression: soft tissue injury of the lumbar spine.
The lifting at work was a substantial contributing factor to the injury.
He is fit for suitable duties with no lifting over 10 kg.
Plan: continue the home exercise program.`)

const injury = 'Soft tissue injury of the lumbar spine.'
const cause = 'The lifting at work was a substantial contributing factor to the injury.'
const duties = 'He is fit for suitable duties with no lifting over 10 kg.'

test.each([
  ['What is your diagnosis?', [injury, cause]],
  ['Which part of the disability is due to the accident?', [cause]],
  ['What is the present capacity for work?', [duties]],
  ['What treatment do you recommend?', [duties, 'Continue the home exercise program.']],
  [
    'What treatment has he received?',
    [
      'Treatment to date: physiotherapy, 12 sessions.',
      'No surgery, no injections.',
      duties,
      'Continue the home exercise program.',
    ],
  ],
  ['Is surgery likely within five years?', []],
  ['What is the prognosis?', []],
  ['Please comment on the lumbar flexion.', ['Lumbar flexion 60 degrees.']],
])('what bears on "%s"', (question, expected) => expect(answersTo(question, statements)).toEqual(expected))
