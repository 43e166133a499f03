const most = 2 ** 31 - 1

/** A number of tokens that a server named; null where it named none, or something that is none. */
export const tokenCount = (named: unknown) =>
  typeof named === 'number' && Number.isInteger(named) && named >= 0 && named <= most ? named : null
