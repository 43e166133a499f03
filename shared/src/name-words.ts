/** The words of a name in compatibility form, case and accents folded: "José" is found as "jose", full-width letters as plain ones. */
export const nameWords = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** However they are typed. */
export const apostrophes = "'’‘ʼʻ`´"
const joiner = `[${apostrophes}‐‑-]`
const apostropheWithin = new RegExp(String.raw`(?<=[\p{L}\p{M}])[${apostrophes}](?=\p{L})`, 'gu')
const initialBefore = /(?<![\p{L}\p{N}\p{M}])(\p{L}) +(?=\p{L}{2})/gu
const joinedRun = new RegExp(String.raw`[\p{L}\p{N}\p{M}]+(?:${joiner}[\p{L}\p{N}\p{M}]+)+`, 'gu')
const modifierApostrophes = /[ʼʻ]/g
/** A number of many parts is nobody's name. */
const mostParts = 4

const plainLetters: Record<string, string> = {
  ...{ đ: 'd', ð: 'd', ø: 'o', ł: 'l', ħ: 'h', ı: 'i', ŧ: 't' },
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' },
}
const unfolded = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g')
const plain = (word: string) => word.replace(unfolded, (letter) => plainLetters[letter] ?? letter)

/** Two neighbours, and all of them: "ana-maria-lou" is found as "anamaria", "marialou" and "anamarialou". */
function joinedWords(run: string) {
  const parts = nameWords(run)
  if (parts.length > mostParts) return []
  return [...parts.slice(1).map((part, index) => `${parts[index]}${part}`), parts.join('')]
}

/**
 * Every word that a name is found by: its parts, its parts as one where an apostrophe, a hyphen or an initial joins them, and each
 * without the letters that no keyboard here has. More than `nameWords`, by which people are told apart: that must stay as it is.
 */
export function foundWords(text: string) {
  const straight = text.replace(modifierApostrophes, "'").replace(initialBefore, "$1'")
  const words = [...nameWords(straight), ...(straight.match(joinedRun) ?? []).flatMap(joinedWords)]
  return [...new Set(words.flatMap((word) => [word, plain(word)]))]
}

/** What is looked for: one word where an apostrophe joins two, so that "o'brien" finds Obrien, too. */
export const searchWords = (typed: string) => nameWords(typed.replace(apostropheWithin, ''))

/** Whether each word that was typed begins one by which the text is found, as the index of the service has it. */
export function isFoundBy(text: string, typed: string) {
  const found = foundWords(text)
  return searchWords(typed).every((word) => found.some((each) => each.startsWith(word)))
}
