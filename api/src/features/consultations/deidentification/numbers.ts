import { isIhi, isLuhn, isMedicare, isTaxFileNumber } from './check-digits.ts'
import { findAll, type Finding, type IdentifierKind } from './finding.ts'

const value = String.raw`#? ?[a-z]{0,5}(?:[-/. ]?[a-z]{1,4})?[-/. ]?\d[a-z\d]{0,14}(?:[-/][a-z\d]{1,12}| ?\d{2,5}){0,4}`
const linking = String.raw`(?: (?:number|no|num|nr|id|card|code|is|was|of|ref|reference)){0,3}\.?[:#=]{0,2}(?:\)|\])? {0,3}(?:is )?`

const cued = (cues: string, kind: IdentifierKind) => ({
  kind,
  pattern: new RegExp(String.raw`(?<![a-z\d])(?:${cues})(?![a-z])${linking}(?<number>${value})(?![a-z\d])`, 'gid'),
})

const cues = [
  cued('medicare(?: card)?|mcn', 'medicare'),
  cued('ihi|individual healthcare identifier', 'ihi'),
  cued('dva(?: file| card)?|veterans?(?: affairs)?(?: file| card)?|gold card|white card', 'dva'),
  cued(
    [
      'mrn|m\\.r\\.n\\.?|urn?|u\\.r\\.|umrn|pmi|medical record|med rec|record|patient id|hospital|chart',
      'claim|claim ref|file|matter|case|policy|member(?:ship)?|insurance|insurer ref|health ?plan|plan|beneficiary|subscriber|group',
      'account|acct|a/c|bsb|licen[cs]e|driver.?s licen[cs]e|certificate|passport|visa|crn|centrelink|ndis|tfn|tax file|abn|acn|ssn|social security',
      'social security|reference|ref|our ref|your ref|invoice|order|accession|specimen|lab|device|serial|implant|provider|prescriber|ahpra|registration|employee|payroll|badge|student|site|id|identifier|identification',
    ].join('|'),
    'number',
  ),
]

// Of several digits, a doctor's question and a dose have none so long; letters and digits joined are a code of an office's.
const shapes = [
  /(?<![\w./-])\d{3}-\d{2}-\d{4}(?![\w-])/g,
  /(?<![\w./-])#? ?[A-Z]{1,5}[-/]\d{4,12}(?:-\d{1,6})?[A-Z]{0,2}(?![\w-])/g,
  /(?<![\w./-])[A-Z]{1,4}\d{6,12}[A-Z]?(?![\w-])/g,
  /(?<![\w./-])#\d{4,14}(?![\w-])/g,
  /(?<![\w.,/-])\d{2,6}-\d{3,6}(?:-\d{1,6})?(?![\w%-]|\.\d| ?(?:mg|mcg|ml|mL|g|kg|mm|cm|steps|units|IU|years|days|weeks|months|cells|people|patients|calories|kcal)\b)/g,
  /(?<![\w.,/-])\d{4,6}-[A-Z]{2,5}(?![\w-])/g,
  /(?<![\w.,/-])\d{7,16}(?![\w%-]|[.,]\d)/g,
  /(?<![\w./-])\d{5,6}[A-Z]{1,3}(?![\w-])/g,
]

const dvaShape = /(?<![\w-])[NVQWST](?:[A-Z]{1,3}\d{3,6}|\d{5,6})[A-Z]?(?![\w-])/g
const digitGroups = /(?<![\w.,/-])\d(?:[ -]?\d){8,15}(?![\w/]|[.,]\d)/g

function kindOfDigits(digits: string): IdentifierKind | undefined {
  if (isIhi(digits)) return 'ihi'
  if (isMedicare(digits)) return 'medicare'
  return isTaxFileNumber(digits) || (digits.length >= 13 && isLuhn(digits)) ? 'number' : undefined
}

function* findByCheckDigit(text: string): Generator<Finding> {
  for (const { 0: match, index } of text.matchAll(digitGroups)) {
    const kind = kindOfDigits(match.replaceAll(/\D/g, ''))
    if (kind) yield { kind, start: index, end: index + match.length }
  }
}

/** Four figures, or three behind two letters: a cue alone makes no number of "group 2" or "plan 10 mg". */
const isLong = (text: string, { start, end }: Finding) =>
  /\d(?:[-/. ]?[a-z]{0,3}[-/. ]?\d){3}|[a-z]{2}\d{3}/i.test(text.slice(start, end))

/** Numbers by which an office knows a person: by check digit, by the word before them, or by their shape. */
export function findNumbers(text: string): Finding[] {
  const named = cues.flatMap(({ kind, pattern }) => findAll(text, pattern, kind, 'number'))
  return [
    ...findByCheckDigit(text),
    ...named.filter((finding) => isLong(text, finding)),
    ...shapes.flatMap((shape) => findAll(text, shape, 'number')),
    ...findAll(text, dvaShape, 'dva').filter(({ start, end }) => end - start > 6),
  ]
}

// New South Wales ABC 12D, Victoria 1AB 2CD, Queensland 123 ABC, South Australia S123ABC, Western Australia 1ABC 234, older ABC 123.
const plate = String.raw`(?:[a-z]{1,3}[ -]?\d{2,3}[ -]?[a-z]{0,3}|\d[a-z]{2,3}[ -]?\d[a-z]{0,2}\d{0,2}|\d{3}[ -]?[a-z]{2,3}\d?|[a-z]{2}[ -]?\d{2}[ -]?[a-z]{2})`
const cuedPlate = new RegExp(
  String.raw`\b(?:rego|registration|number ?plate|licen[cs]e plate|plates?|reg|vehicle|car|ute|van|truck)(?: (?:number|no|is|was|plate|rego)){0,2}\.?[:#,]?(?: \(?)(?<plate>${plate})(?![a-z\d])`,
  'gid',
)

export const findPlates = (text: string): Finding[] => findAll(text, cuedPlate, 'plate', 'plate')
