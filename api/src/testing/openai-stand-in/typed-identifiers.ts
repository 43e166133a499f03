const typed = new Set<string>()

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []

/** Names, numbers and the like that a test types into a form: no stand-in of the same process may ever receive one. */
export function neverToBeSent(...identifiers: readonly string[]) {
  for (const word of identifiers.flatMap(wordsOf)) typed.add(word)
}

/** How many of them a request holds; which, is not for a test's report. */
export function countIdentifiers(request: unknown) {
  // A line break is written as two characters, the second of them a letter.
  const text = JSON.stringify(request).replaceAll(/\\(?:u[\da-f]{4}|.)/g, ' ')
  const words = new Set(wordsOf(text))
  return [...typed].filter((word) => words.has(word)).length
}
