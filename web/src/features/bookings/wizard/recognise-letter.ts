import { listsIn } from '../question-list.ts'
import type { Proposal, TextField } from './fill-in.ts'
import { datePattern, readDate } from './letter-dates.ts'
import { readLanguage } from './letter-language.ts'
import { readActingFor, readClaimType } from './letter-matter.ts'
import { readName } from './letter-names.ts'
import { readLetter } from './letter-text.ts'

const dateAfter = (text: string, label: string, today: string) => {
  const found = new RegExp(`\\b${label}[ ]*(?:is|was|of|on)?[ ]*[:=(–-]?\\s*(${datePattern})`, 'i').exec(text)?.[1]
  return found === undefined ? undefined : readDate(found, today)
}

const birth = '(?:d\\.?[ ]?o\\.?[ ]?b\\.?|date of birth|birth ?date|born)'
const injury =
  '(?:date of (?:the )?(?:injury|accident|incident|loss)|(?:injury|accident|incident|loss) date|d\\.?o\\.?[ila]\\.?|injured|(?:accident|injury|incident|collision)(?:[ ]\\w+){0,3}?(?: on| of| dated))'

// A number of a claim or file has a digit in it and goes to the end of its word.
const code = '((?=[A-Z/-]*\\d)[A-Z0-9][A-Z0-9/.-]*[A-Z0-9])'
const called = '(?:[ ]*(?:no|num|number|ref|reference|id|#)s?\\b\\.?)*[ ]*[:#–-]*[ ]*'
const numberAfter = (text: string, labels: readonly string[]) =>
  labels
    .map((label) => new RegExp(`\\b${label}${called}${code}`, 'i').exec(text)?.[1])
    .find((found) => found !== undefined)

const phonePattern = /(?:\+61[ ]?(?:\(0\))?|\(0\d\)|\b0)[ ]?\d(?:[ -]?\d){6,8}\b/g
const phoneOf = (text: string) => {
  const found = [...text.matchAll(phonePattern)].map(([number]) => number.trim())
  return found.find((number) => /^[\d+()\s-]{8,20}$/.test(number))
}

// Where a report or an answer is to go is not where the examinee is.
const ours =
  /\b(?:send|report to|reply|contact (?:me|us|our)|invoice|our office|e-?mail (?:me|us)|call (?:me|us)|forward)\b/i
const theirs = (text: string) =>
  text
    .split(/\n|(?<=[.;])\s/)
    .filter((sentence) => !ours.test(sentence))
    .join('\n')

const emailOf = (text: string) => /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/i.exec(text)?.[0]

const enclosures = /\b(?:enclos|attach|document|please find|copies of|following records)/i

/** The list that asks: one that a sentence calls so, or whose items are questions. */
function questionsOf(text: string) {
  const lists = listsIn(text).filter(({ items }) => items.length > 0)
  const asking = lists.filter(({ intro, items }) => {
    const asked = items.filter((item) => item.includes('?')).length
    if (asked > 0) return true
    return (
      items.length > 1 &&
      !enclosures.test(intro) &&
      /\b(?:question|opinion|address|advise|comment|report on|answer)/i.test(intro)
    )
  })
  return asking.flatMap(({ items }) => items.map((item) => item.trim()))
}

/** What an e-mail or a letter says about an examination; what it does not say plainly is left out. */
export function recogniseLetter(letter: string, today: string): Proposal {
  const { whole, body } = readLetter(letter)
  const about = theirs(body)
  const texts: Proposal['texts'] = {
    'examinee.name': readName(whole),
    'examinee.dateOfBirth': dateAfter(whole, birth, today),
    'examinee.phone': phoneOf(about),
    'examinee.email': emailOf(about),
    'matter.claimNumber': numberAfter(whole, ['claim', 'policy']),
    'matter.fileNumber': numberAfter(whole, ['our ref', 'our file', 'our matter', 'file', 'matter']),
    'matter.injuryDate': dateAfter(whole, injury, today),
    'matter.injury': /^[ ]*(?:injur(?:y|ies)|injured body part|nature of injury|body part)s?[ ]*[:–-][ ]*(.{3,200})$/im
      .exec(whole)?.[1]
      ?.trim(),
    'matter.claimType': readClaimType(whole),
    'matter.actingFor': readActingFor(whole),
    'interpreter.language': readLanguage(whole),
  }
  const known = Object.entries(texts).filter(([, value]) => value !== undefined) as [TextField, string][]
  return { texts: Object.fromEntries(known), questions: questionsOf(body) }
}
