/** A pattern in lines: any of the alternatives, in upper or lower case. */
export const anyOf = (...alternatives: readonly string[]) => new RegExp(alternatives.join('|'), 'i')

/** As `anyOf`, for whole words. */
export const anyWordOf = (...alternatives: readonly string[]) =>
  new RegExp(String.raw`\b(?:${alternatives.join('|')})\b`, 'i')

/** As `anyOf`, for the beginning of a statement, up to the end of a word. */
export const startingWith = (...alternatives: readonly string[]) =>
  new RegExp(String.raw`^(?:${alternatives.join('|')})(?![a-z0-9])`, 'i')
