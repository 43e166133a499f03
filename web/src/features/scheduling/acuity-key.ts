/** Everything of the connection to Acuity. */
export const acuityKey = ['acuity'] as const
