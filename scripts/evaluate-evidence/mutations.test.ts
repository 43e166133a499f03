import { describe, expect, it } from 'vitest'
import { areaUnderCurve } from './area-under-curve.ts'
import { mutateSentence } from './mutations.ts'
import { createRandom } from '../evaluate/random.ts'

const changed = (sentence: string, kind: Parameters<typeof mutateSentence>[1]) =>
  mutateSentence(sentence, kind, createRandom(3))

describe('a changed sentence', () => {
  it.each([
    ['dose', 'Take 50 mg of sertraline daily.', /^Take (?!50)\d+ mg of sertraline daily\.$/],
    ['unit', 'Take 50 mg of sertraline daily.', /^Take 50 (?:mcg|g) of sertraline daily\.$/],
    ['number', 'Pain is 6/10 at rest.', /^Pain is (?!6\/)\d+\/10 at rest\.$|^Pain is 6\/(?!10 )\d+ at rest\.$/],
    ['duration', 'Cough for 3 weeks.', /^Cough for (?!3)\d+ weeks\.$/],
    ['date', 'Fell in March.', /^Fell in (?!March)[A-Z][a-z]+\.$/],
    ['side', 'Left knee pain.', /^Right knee pain\.$/],
    ['negation dropped', 'He denies chest pain.', /^He reports chest pain\.$/],
    ['negation dropped', 'She is not febrile.', /^She is febrile\.$/],
    ['negation added', 'She reports fever.', /^She denies fever\.$/],
    ['negation added', 'There is an effusion.', /^There is (?:no|not an) effusion\.$/],
    ['drug', 'Continue metformin.', /^Continue (?!metformin)[a-z]+\.$/],
    ['person', 'Her mother had a stroke.', /^Her father had a stroke\.$/],
  ] as const)('has another %s: %s', (kind, sentence, expected) => expect(changed(sentence, kind)).toMatch(expected))

  it('is none where there is nothing to change', () => expect(changed('Well today.', 'dose')).toBeUndefined())
  it('is the same for the same seed', () =>
    expect(changed('Pain 6 and 7 and 8.', 'number')).toBe(changed('Pain 6 and 7 and 8.', 'number')))
})

describe('the area under the ROC curve', () => {
  it('is one where every positive outranks every negative, and a half where nothing is told apart', () => {
    expect(areaUnderCurve([3, 4], [1, 2])).toBe(1)
    expect(areaUnderCurve([1, 1], [1, 1])).toBe(0.5)
    expect(areaUnderCurve([1], [2])).toBe(0)
  })
  it('is a number only where there are both', () => expect(areaUnderCurve([], [1])).toBeNaN())
})
