import { AppError } from '../../../platform/errors.ts'

const full = () =>
  new AppError('unavailable', 'Too many files are coming in at the moment. Go on in a moment.', {
    retryAfterSeconds: 5,
  })

interface Waiting {
  bytes: number
  enter: () => void
}

interface Limits {
  bytes: number
  /** How long a sender waits for others. */
  patienceMs: number
}

export type MemoryRoom = ReturnType<typeof createMemoryRoom>

/** Bounds what all uploads of this process hold in memory: whoever comes when it is full waits in turn. */
export function createMemoryRoom({ bytes: total, patienceMs }: Limits) {
  let free = total
  const queue: Waiting[] = []

  function letIn() {
    for (let first = queue[0]; first !== undefined && first.bytes <= free; first = queue[0]) {
      queue.shift()
      free -= first.bytes
      first.enter()
    }
  }

  function leaving(bytes: number) {
    return () => {
      free += bytes
      letIn()
    }
  }

  /** Answers with what gives the room back. */
  return async function take(wanted: number): Promise<() => void> {
    const bytes = Math.min(wanted, total)
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiting: Waiting = { bytes, enter: resolve }
    queue.push(waiting)
    letIn()
    const timer = setTimeout(() => {
      queue.splice(queue.indexOf(waiting), 1)
      reject(full())
      letIn()
    }, patienceMs)
    await promise.finally(() => clearTimeout(timer))
    return leaving(bytes)
  }
}
