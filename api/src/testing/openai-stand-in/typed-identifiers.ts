const typed = new Set<string>()

/** Names, numbers and the like that a test types into a form: no stand-in of the same process may ever receive one. */
export function neverToBeSent(...identifiers: readonly string[]) {
  for (const identifier of identifiers)
    for (const word of identifier.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []) typed.add(word)
}

/** How many of them a request holds; which, is not for a test's report. */
export function countIdentifiers(request: unknown) {
  const words = new Set(
    JSON.stringify(request)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{4,}/gu),
  )
  return [...typed].filter((word) => words.has(word)).length
}
