import { describe, expect, it } from 'vitest'
import { scoreRouge } from './rouge.ts'

// Expected values as Google's rouge_score 0.1.2 gives them without stemming.
describe('ROUGE', () => {
  it('scores the example of its definition', () => {
    const { rouge1, rouge2, rougeLsum } = scoreRouge('police kill the gunman', 'police killed the gunman')
    expect(rouge1).toBeCloseTo(0.75)
    expect(rouge2).toBeCloseTo(1 / 3)
    expect(rougeLsum).toBeCloseTo(0.75)
  })

  it('minds the order of words in ROUGE-L only', () => {
    const { rouge1, rougeLsum } = scoreRouge('the gunman kill police', 'police killed the gunman')
    expect(rouge1).toBeCloseTo(0.75)
    expect(rougeLsum).toBeCloseTo(0.5)
  })

  it('unites the sentences that cover a reference sentence', () => {
    // Lin (2004), section 3.2: the union of w1 w2 and w1 w3 w5 has four of five words.
    const { rougeLsum } = scoreRouge('w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5', 'w1 w2 w3 w4 w5')
    expect(rougeLsum).toBeCloseTo((2 * 4) / (10 + 5))
  })

  it('gives one for the same text and none for nothing in common or nothing at all', () => {
    expect(scoreRouge('Left knee pain.', 'left knee pain')).toEqual({ rouge1: 1, rouge2: 1, rougeLsum: 1 })
    expect(scoreRouge('left knee', 'right hip')).toEqual({ rouge1: 0, rouge2: 0, rougeLsum: 0 })
    expect(scoreRouge('', 'right hip')).toEqual({ rouge1: 0, rouge2: 0, rougeLsum: 0 })
  })

  it('does not count a repeated word oftener than the reference has it', () => {
    expect(scoreRouge('pain pain pain', 'pain now').rouge1).toBeCloseTo(0.4)
  })
})
