import { randomInt } from 'node:crypto'

// Nothing that is read for something else: no 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, U and V.
const letters = 'ACDEFGHJKMNPQRTWXY34679'

/** What people call a booking, such as `MN-7K3QHA`: random, so that it tells of nobody and nothing. */
export const newReference = () =>
  `MN-${Array.from({ length: 6 }, () => letters.charAt(randomInt(letters.length))).join('')}`
