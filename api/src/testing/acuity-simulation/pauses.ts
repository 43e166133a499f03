import { setTimeout } from 'node:timers/promises'
import { createHold, type Hold } from '../acuity-emulator/faults.ts'

const standstillMs = 100

/** Places at which something stops while everything else goes on. */
export function createPauses() {
  const open = new Set<Hold>()
  let wasAny = false
  let stop = Promise.withResolvers<void>()

  function announce() {
    stop.resolve()
    stop = Promise.withResolvers<void>()
  }

  return {
    add() {
      const hold = createHold()
      open.add(hold)
      wasAny = true
      void hold.reached.then(announce)
      return hold
    },
    /** Until it is done or something stops; whoever waits for what stands still is not waited for long. */
    async unlessStopped(work: Promise<void>) {
      const over = new AbortController()
      const stands = async () => {
        do await setTimeout(standstillMs)
        while (!over.signal.aborted && open.size === 0)
      }
      await Promise.race([work, stop.promise, stands()])
      over.abort()
    },
    isAny: () => open.size > 0,
    wasAny: () => wasAny,
    letOneGo() {
      const [first] = open
      first?.release()
      if (first) open.delete(first)
    },
    letAllGo() {
      for (const hold of open) hold.release()
      open.clear()
    },
  }
}
