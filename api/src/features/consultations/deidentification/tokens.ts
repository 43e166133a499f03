/** A word of a text. */
export interface Token {
  text: string
  /** Lower-case, straight apostrophes, without a possessive. */
  word: string
  start: number
  end: number
  /** The same with a possessive, which belongs to the name of a place: St Luke's. */
  endWithPossessive: number
  isCapital: boolean
  isInitial: boolean
  /** What stands between the word before and this one. */
  gap: string
}

// Letters of most scripts, without Unicode classes, which take five times as long.
const letter = String.raw`A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u0370-\u1fff\u2c00-\ud7ff\uf900-\ufdff`
const wordPattern = new RegExp(`[${letter}]+(?:['’-][${letter}]+)*`, 'g')

// One letter that is a word as well: an initial only with its full stop.
const isWordToo = /[AI]/

export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let previous = 0
  for (const { 0: found, index } of text.matchAll(wordPattern)) {
    const bare = found.slice(0, found.length - possessiveLength(found))
    const lower = bare.toLowerCase()
    const isCapital = bare[0] !== lower[0]
    tokens.push({
      text: bare,
      word: lower.includes('’') ? lower.replaceAll('’', "'") : lower,
      start: index,
      end: index + bare.length,
      endWithPossessive: index + found.length,
      isCapital,
      isInitial: isCapital && bare.length === 1 && (!isWordToo.test(bare) || text[index + 1] === '.'),
      gap: text.slice(previous, index),
    })
    previous = index + found.length
  }
  return tokens
}

function possessiveLength(word: string) {
  const [mark, last] = [word.at(-2), word.at(-1)]
  return word.length > 3 && (last === 's' || last === 'S') && (mark === "'" || mark === '’') ? 2 : 0
}

/** Whether this word goes on where the one before it ended, as the parts of one name do. */
export const goesOn = ({ gap }: Token) => gap === ' ' || gap === '. ' || gap === '.' || gap === '  ' || gap === '-'

/** Whether any of the words stands among the `count` before the one at `at`, in the same line. */
export function hasBefore(tokens: readonly Token[], at: number, count: number, words: ReadonlySet<string>) {
  for (let back = 1; back <= count; back++) {
    if (/[\n.;?!:]/.test(tokens[at - back + 1]?.gap ?? '\n')) return false
    if (words.has(tokens[at - back]?.word ?? '')) return true
  }
  return false
}
