const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** How long a call that writes may take; the client gives up then. */
const callLimitMs = 12 * second

/** Who works on an appointment and is not heard of any more is thought dead after this; longer than any turn. */
export const leaseMs = 45 * second

/** How long after an attempt it may still turn up: the call's limit, and what lists lag behind. */
export const quietMs = callLimitMs + 48 * second

/** How long an answer is looked for before somebody has to decide. */
const reviewLooksMs = 24 * hour

const first = [1, 3, 10, 30, 120].map((seconds) => seconds * second)

/** The wait before the next look, with jitter so that many that failed together do not come back together. */
export function lookAfter(looks: number, inReview: boolean): number {
  const base =
    first[looks] ?? (inReview && looks > first.length + reviewLooksMs / (10 * minute) ? 6 * hour : 10 * minute)
  return base * (1 + Math.random() / 5)
}
