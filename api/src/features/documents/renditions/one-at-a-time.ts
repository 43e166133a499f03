import { AppError } from '../../../platform/errors.ts'

const busy = () =>
  new AppError('unavailable', 'Many pictures are being prepared. Try again in a moment.', { retryAfterSeconds: 5 })

/** Does what takes much memory after one another; more than so many do not wait for it. */
export function createOneAtATime(waitingMax: number) {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (waiting > waitingMax) throw busy()
    waiting += 1
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      waiting -= 1
    }
  }
}
