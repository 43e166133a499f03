/** For tests that are about what happens: a machine that is short of time is refused nothing. */
export const patientMs = 20_000

export const patience = { DATABASE_WAIT_MS: `${patientMs}` }
