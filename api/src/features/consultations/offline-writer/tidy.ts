const contractionParts: readonly [RegExp, string][] = [
  [/\b(ca|wo|do|does|did|is|are|was|were|have|has|had|could|would|should|must|ai) n['’]t\b/gi, "$1n't"],
  [/(\w) ['’](s|m|re|ve|ll|d)\b/gi, "$1'$2"],
  [/\b(gon|wan) na\b/gi, '$1na'],
  [/\bgot ta\b/gi, 'gotta'],
  [/\bgonna\b/gi, 'going to'],
  [/\bwanna\b/gi, 'want to'],
  [/\bgotta\b/gi, 'have to'],
  [/\bkinda\b/gi, 'kind of'],
]

const invisible = /[\p{Cc}\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu

/** Spacing and tokenised contractions as one writes them; the words stay. */
export function rejoin(text: string) {
  let tidy = text.replace(/\s+/g, ' ').replace(invisible, '')
  for (const [pattern, replacement] of contractionParts) tidy = tidy.replace(pattern, replacement)
  return tidy
    .replace(/(?: ?\.){2,}/g, '…')
    .replace(/[\s,]*…[\s,]*/g, '… ')
    .replace(/ ([,;:?!)\]](?=[\s,;:?!.)\]]|$))/g, '$1')
    .replace(/ (\.)(?=\s|$)/g, '$1')
    .replace(/([([]) /g, '$1')
    .replace(/(\d) ?%/g, '$1%')
    .replace(/,(?:\s?,)+/g, ',')
    .replace(/,(?=[.;:?!])/g, '')
    .trim()
}

const properNames =
  /\b(i|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november|december)\b(?!['’]?[A-Z])/g
const initialisms =
  /\b(?:mri|ct|ecg|ekg|er|gp|hiv|copd|dvt|pcp|a1c|x-ray|iv|cbc|egd|uti|psa|pt|dcis|gi|bmi|[cltsw]\d{1,2})\b/g

/** Only for text all in lower case, as transcripts are; anything else keeps the writer's capitals. */
export const withCapitals = (text: string) =>
  /\p{Lu}/u.test(text)
    ? text
    : text
        .replace(initialisms, (word) => (word === 'x-ray' ? 'X-ray' : word.toUpperCase()))
        .replace(properNames, (word) => word.charAt(0).toUpperCase() + word.slice(1))
        .replace(
          /\b(dr|mr|mrs|ms)\b\.? ([a-z])/g,
          (_, title: string, initial: string) => `${capitalise(title)} ${initial.toUpperCase()}`,
        )

/** With its first letter in upper case, unless the word has a capital of its own (pH, mRNA) or would become a side (R). */
export const capitalise = (text: string) =>
  text.replace(
    /^([^\p{L}\p{N}]{0,3})(?![lr](?!\p{L}))(\p{Ll})(?![\p{L}]?\p{Lu})/u,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )

const leadingMarks = /^(?:(?:[-*+•·–—▪◦>|]|#{1,6}|\[[ xX]?\]|\(?\d{1,2}[.)])(?:\s+|$))+/
const markup = /(\*\*|__|`|~~|<\/?(?:b|i|u|p|br|li|ul|ol|div|span|strong|em|h[1-6])\s{0,2}\/?>)/gi

/** How long the list mark is with which a line begins; 0 without one. */
export const markLength = (text: string) => leadingMarks.exec(text)?.[0].length ?? 0

/** A statement without list marks and markup. */
export const withoutMarks = (text: string) => text.replace(markup, ' ').trimStart().replace(leadingMarks, '')

/** One statement as a sentence: capital letter, spacing, end stop. */
export function toSentence(text: string) {
  const sentence = capitalise(withCapitals(rejoin(text)).replace(/^[\s,.;:–—-]+(?=\s|\p{L})/u, '')).replace(
    /[\s,;:–—]+$/u,
    '',
  )
  if (sentence === '') return ''
  return /[.!?…]["”’')\]]?$/.test(sentence) ? sentence.replace(/…$/, '.') : `${sentence}.`
}
