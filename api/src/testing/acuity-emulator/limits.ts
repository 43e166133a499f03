export interface Limits {
  perSecond: number
  concurrent: number
}

/** Ten calls in any second, twenty at once. */
export function createLimits(limits: Limits | null) {
  let recent: number[] = []
  let running = 0
  return {
    /** Whether the call may go; then `left` must be called when it is over. */
    enters(at: number) {
      if (limits === null) return true
      recent = recent.filter((earlier) => earlier > at - 1000)
      if (recent.length >= limits.perSecond || running >= limits.concurrent) return false
      recent.push(at)
      running += 1
      return true
    },
    left() {
      if (limits !== null) running -= 1
    },
  }
}
