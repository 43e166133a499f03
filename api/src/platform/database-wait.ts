/** How long a caller waits for a connection and the first answer on it while the database answers nobody. */
export const usualWaitMs = 1750
