/** Calls its members at a steady rate until they return false. */
export interface Pacer {
  start(step: () => boolean): void
}

interface Member {
  due: number
  step: () => boolean
}

/**
 * All members share one timer, so hundreds of streams cost at most one wake-up a millisecond. A late wake-up is caught up
 * with, so the rate holds.
 */
export function createPacer(tokensPerSecond: number): Pacer {
  const period = 1000 / tokensPerSecond
  let members: Member[] = []
  let timer: NodeJS.Timeout | undefined

  const run = () => {
    const soon = performance.now() + 0.5
    members = members.filter((member) => {
      while (member.due <= soon) {
        member.due += period
        if (!member.step()) return false
      }
      return true
    })
    const next = members.reduce((earliest, { due }) => Math.min(earliest, due), Infinity)
    timer = members.length > 0 ? setTimeout(run, Math.max(1, next - performance.now())) : undefined
  }

  return {
    start(step) {
      members.push({ due: performance.now() + period, step })
      timer ??= setTimeout(run, period)
    },
  }
}
