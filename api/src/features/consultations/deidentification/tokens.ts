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

const wordPattern = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu

export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let previous = 0
  for (const { 0: found, index } of text.matchAll(wordPattern)) {
    const possessive = found.length > 3 && /['’][sS]$/.test(found) ? 2 : 0
    const bare = found.slice(0, found.length - possessive)
    tokens.push({
      text: bare,
      word: bare.toLowerCase().replaceAll('’', "'"),
      start: index,
      end: index + bare.length,
      endWithPossessive: index + found.length,
      isCapital: /^\p{Lu}/u.test(bare),
      isInitial: bare.length === 1 && /^\p{Lu}/u.test(bare),
      gap: text.slice(previous, index),
    })
    previous = index + found.length
  }
  return tokens
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
