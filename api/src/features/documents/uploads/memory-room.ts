import { AppError } from '../../../platform/errors.ts'

interface Limits {
  /** How many may hold memory at once. */
  places: number
  /** Bytes that each of them holds. */
  size: number
  /** How long a sender waits for others. */
  patienceMs: number
}

interface Place {
  memory: Buffer
  leave: () => void
}

const full = () =>
  new AppError('unavailable', 'Too many files are coming in at the moment. Go on in a moment.', {
    retryAfterSeconds: 5,
  })

/** Kept for the next ones while nobody comes. */
const spareAtRest = 3

export type MemoryRoom = ReturnType<typeof createMemoryRoom>

/**
 * Bounds what all uploads of this process hold in memory: whoever comes when it is full waits in turn. Memory goes from one to
 * the next, since fresh pieces of that size pile up faster than they are collected.
 */
export function createMemoryRoom({ places, size, patienceMs }: Limits) {
  let taken = 0
  const spare: Buffer[] = []
  const queue: ((memory: Buffer) => void)[] = []

  function placeOf(memory: Buffer): Place {
    return {
      memory,
      leave() {
        const next = queue.shift()
        if (next) return next(memory)
        taken -= 1
        if (spare.length < spareAtRest) spare.push(memory)
      },
    }
  }

  async function wait() {
    const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
    queue.push(resolve)
    const timer = setTimeout(() => {
      queue.splice(queue.indexOf(resolve), 1)
      reject(full())
    }, patienceMs)
    return placeOf(await promise.finally(() => clearTimeout(timer)))
  }

  return async function enter(): Promise<Place> {
    if (taken === places) return wait()
    taken += 1
    // Its pages are taken from the system only as they are filled.
    return placeOf(spare.pop() ?? Buffer.allocUnsafeSlow(size))
  }
}
