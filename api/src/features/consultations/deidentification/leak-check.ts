import { isUnspaced, type KnownIdentifiers, wordsOfName } from './known-identifiers.ts'
import { isTelling } from './known-words.ts'

const placeholder = /\[[A-Z]+(?:_\d+)?(?:_[A-Z]{1,2})?\]/g
// Never part of what is looked for, so nothing is found across a placeholder.
const hidden = '\u0000'

// Plain ranges, since Unicode classes take five times as long: marks and invisible characters; letters and digits.
const invisible = /[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g
const wordOrHidden = /[a-z0-9\u00aa-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\uffdc]+|\0/g

const fold = (text: string) => text.normalize('NFKD').replaceAll(invisible, '').toLowerCase()
const compact = (text: string) => (fold(text).match(wordOrHidden) ?? []).join('')

/** The words of a text run together, and where in that each word begins or ends. */
function runTogether(masked: string) {
  const words = fold(masked.replaceAll(placeholder, hidden).replaceAll(endOfSentence, hidden)).match(wordOrHidden) ?? []
  const text = words.join('')
  const edges = new Uint8Array(text.length + 1).fill(1, 0, 1)
  let length = 0
  for (const word of words) edges[(length += word.length)] = 1
  return { text, edges }
}

// "Her pain rose. Green light": what ends a sentence parts two words, as it does not part figures.
const endOfSentence = /(?<=[a-z]{2})[.!?]\s/gi

const ofName = (name: string) => {
  const words = wordsOfName(name)
  const turned = words.some(isTelling) ? [words.toReversed().join('')] : []
  const whole = words.length > 1 || isUnspaced(name) ? [words.join(''), ...turned] : []
  return [...whole, ...words.filter(isTelling)].filter(
    (spelling) => compact(spelling).length >= 3 || isUnspaced(spelling),
  )
}

function ofDate(date: string) {
  const [year = '', month = '', day = ''] = date.split('-')
  return [`${day}${month}${year}`, `${month}${day}${year}`, date]
}

const longEnough = (values: readonly string[] = [], least: number) =>
  values.filter((value) => compact(value).length >= least)

/**
 * Whether a text from which identifiers were hidden still holds a known one: without accents, spaced out, run together or with
 * invisible characters inside. Independent of how they are found, so that a mistake there cannot hide here.
 */
export function createLeakCheck(known: KnownIdentifiers): (masked: string) => boolean {
  const spellings = [
    ...[known.patient, known.clinician, ...(known.names ?? [])].flatMap(ofName),
    ...(known.dates ?? []).flatMap(ofDate),
    ...longEnough(known.numbers, 4),
    ...longEnough(known.hidden, 2),
    ...longEnough(known.phones, 6).flatMap((phone) => [phone, phone.replace(/^\+61\s?/, '0')]),
    ...[known.emails, known.addresses, known.organizations].flatMap((values) => longEnough(values, 5)),
  ].map(compact)
  return (masked) => {
    const { text, edges } = runTogether(masked)
    return spellings.some((spelling) => {
      for (let at = text.indexOf(spelling); at !== -1; at = text.indexOf(spelling, at + 1))
        if (isUnspaced(spelling) || (edges[at] === 1 && edges[at + spelling.length] === 1)) return true
      return false
    })
  }
}
