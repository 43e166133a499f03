import { findAll, type Finding } from './finding.ts'

/**
 * Which dates are hidden: `every` one that names a day or a month (years alone and durations stay, as US Safe Harbor has it), or
 * those of `birth` alone.
 */
export type DatePolicy = 'every' | 'birth'

const months =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)'
const day = '(?:0?[1-9]|[12]\\d|3[01])(?: ?(?:st|nd|rd|th))?'
const year = "(?:(?:19|20)\\d{2}|['’]\\d{2})"
const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?'

const numeric = [
  '(?:0?[1-9]|[12]\\d|3[01])(?<dmy>[/.-])(?:0?[1-9]|[12]\\d|3[01])\\k<dmy>(?:(?:19|20)\\d{2}|\\d{2})',
  '(?:19|20)\\d{2}(?<ymd>[/.-])(?:0?[1-9]|1[0-2])\\k<ymd>(?:0?[1-9]|[12]\\d|3[01])(?:T\\d{2}:\\d{2}(?::\\d{2})?)?',
].join('|')
const numericDate = new RegExp(`(?<![\\w/.-])(?:${numeric})(?![\\w/]|[.-]\\d)`, 'gi')

const spelled = [
  `${weekday}(?:the )?${day}(?: of)?[ -]{0,2}${months}\\.?(?:[ ,-]{0,2}${year})?(?![a-z\\d])`,
  `${weekday}${months}\\.?[ -]?(?:the )?${day}(?:,? {0,2}${year}|-${year})?(?![a-z\\d]|[.:/%]\\d| ?(?:mg|mcg|ml|kg|cm|mm|per|times|days|weeks|months|hours)\\b)`,
  `${months}\\.?(?: of|,)? {0,2}(?:(?:19|20)\\d{2}|['’]\\d{2})(?![\\d-])`,
]
const spelledDate = new RegExp(`(?<![\\w-])(?:${spelled.join('|')})`, 'gi')

const dayAndMonth = /(?<=\b(?:on|dated|since|from|until|till|by|before|after|of) )\d{1,2}\/\d{1,2}(?![\w/]|\.\d)/g
const named =
  /\b(?:last|this|next|past) (?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter)\b/gi

const birthCue = String.raw`\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday|born)\b(?: (?:on|is|was|in))?(?: the)?[:;,.=-]? {0,3}`
const birthDate = new RegExp(`${birthCue}(?<date>${numeric}|${spelled.join('|')}|\\d{6,8}|(?:19|20)\\d{2})`, 'gid')

/** Dates by the policy; a date of birth always, its year alone included. */
export function findDates(text: string, policy: DatePolicy): Finding[] {
  const births = findAll(text, birthDate, 'date', 'date')
  if (policy === 'birth') return births
  return [numericDate, spelledDate, dayAndMonth, named]
    .flatMap((pattern) => findAll(text, pattern, 'date'))
    .concat(births)
}

// Fewer live beyond 89 than can be told apart (US Safe Harbor, 45 CFR 164.514(b)(2)(i)(C)).
const highAge =
  /\b(?<age>9\d|1[0-2]\d)(?=[ -]?(?:years?|yrs?)[ -]?(?:old|of age)|[ -]?(?:y\/?o|yo[mf]?)\b|[ -]year[ -]old|[ -]?y\.o\.)|\b(?:aged?|age is|age of|is now|turned|turns) (?:is |of |about )?(?<late>9\d|1[0-2]\d)\b(?! ?(?:%|mg|kg|cm|mm|degrees|bpm))/dgi

export function findHighAges(text: string): Finding[] {
  const findings: Finding[] = []
  for (const { indices } of text.matchAll(highAge)) {
    const span = indices?.groups?.['age'] ?? indices?.groups?.['late']
    if (span) findings.push({ kind: 'age', start: span[0], end: span[1] })
  }
  return findings
}
