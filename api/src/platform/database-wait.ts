/** How long a caller waits for a connection and the first answer on it, all told. */
export const usualWaitMs = 1750
