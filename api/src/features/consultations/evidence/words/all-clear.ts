import { stem } from './stem.ts'

const words = new Set(
  'normal clear negative intact resolved gone stopped quit never free absent unremarkable fine good great nothing unchanged supple soft stable settled improved better denied symmetric symmetrical'
    .split(' ')
    .map(stem),
)

/** Whether a word near a finding may deny it without "no": "lungs are clear" for "no crackles". */
export const saysNothingIsWrong = (text: string) => words.has(text)
