const vowels = /[aeiouy]+/g

/** Groups of vowels, without an e that is not heard: "table" has two, "note" one. */
function syllablesOf(word: string) {
  const letters = word.toLowerCase().replaceAll(/[^a-z]/g, '')
  const heard = letters.replace(/(?:[^laeiouy]es|[^td]ed|[^l]e)$/, (end) => end.charAt(0))
  return Math.max(1, heard.match(vowels)?.length ?? 0)
}

const wordsOf = (text: string) => text.match(/[A-Za-z][A-Za-z’']*/g) ?? []

// "Kind regards," and titles are no sentences.
const isSentence = (text: string) => /[.!?]["”’')]*$/.test(text.trim()) && wordsOf(text).length > 1

/** The school grade for which an English text is written, by Flesch and Kincaid; null where there is no sentence. */
export function readingGrade(text: string): number | null {
  const sentences = text.split(/\n+|(?<=[.!?]["”’')]*)\s+(?=\p{Lu})/u).filter(isSentence)
  const words = sentences.flatMap(wordsOf)
  if (sentences.length === 0) return null
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  const grade = (0.39 * words.length) / sentences.length + (11.8 * syllables) / words.length - 15.59
  return Math.max(0, Math.round(grade * 10) / 10)
}
