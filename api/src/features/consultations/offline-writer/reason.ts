import { isIntroduction } from './background.ts'
import { symptomWord } from './small-talk.ts'
import type { Statement } from './statements.ts'

const wordsOfIntroduction = 5
const looksAt = 4

/** "58yo F, cleaner." says who is here, not yet why. */
const onlyIntroduces = (text: string) =>
  isIntroduction(text) && text.split(/\s+/).length <= wordsOfIntroduction && !symptomWord.test(text)

/** The first complaint becomes the reason for the visit where the notes name none. */
export function markReason(statements: readonly Statement[]): Statement[] {
  const introduction = statements.findIndex((one) => one.kind === 'reason')
  if (statements.some(({ kind, text }) => kind === 'reason' && !onlyIntroduces(text))) return [...statements]
  const first = introduction + 1
  const complaint = statements.findIndex(
    ({ kind, text, told, addressed }, at) =>
      at >= first &&
      at < first + looksAt &&
      kind === 'history' &&
      symptomWord.test(text) &&
      !(addressed && (told !== '' || text.includes(': '))),
  )
  // "MVA 14 Jan. Neck pain since.": what happened goes with the complaint.
  const from = introduction >= 0 && complaint - introduction === 2 ? first : complaint
  return statements.map((one, at) =>
    at >= from && at <= complaint && one.kind === 'history' ? { ...one, kind: 'reason' } : one,
  )
}
