/** Text as identifiers are compared in: one case, no accents, one kind of dash and apostrophe, nothing that cannot be seen. */
export function fold(text: string) {
  return text
    .replaceAll(/[‘’‛`´ʹʻʼ′＇]/g, `'`)
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll(/[\p{Pd}−]/gu, '-')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþıħ]/g, (letter) => plainLetters[letter] ?? letter)
}

/** Letters of names that no normal form takes apart. */
const plainLetters: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h' },
}

const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }

/** Folded, once with accents dropped and once as "Mueller" is written for "Müller". */
export function foldings(text: string) {
  const spelt = text.normalize('NFC').replaceAll(/[äöüøå]/gi, (letter) => umlauts[letter.toLowerCase()] ?? letter)
  return [...new Set([fold(text), fold(spelt)])]
}

/** The words of folded text: "o'brien" is one, and what is Jane's is Jane. */
export const wordsOf = (folded: string) =>
  folded
    .replaceAll(/(?<=\p{L})'s(?!\p{L})/gu, ' ')
    .replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '')
    .match(/\p{L}+/gu) ?? []
